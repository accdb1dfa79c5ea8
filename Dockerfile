# The program with the embedded model, for a machine without network: everything is fetched while it is built.
#
#   docker build -t grounded-news .
#   docker run --rm --network none -v "$PWD:/news" grounded-news article.txt
FROM python:3.12-slim AS build
COPY . /source
RUN python -m venv /opt/news && /opt/news/bin/pip install --no-cache-dir "/source[local,eval,parquet,mcp]"

FROM python:3.12-slim
# The engine's library for threads, which a slim image lacks.
RUN apt-get update && apt-get install --yes --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home news && mkdir /news && chown news /news
COPY --from=build /opt/news /opt/news
USER news
ENV PATH=/opt/news/bin:$PATH
# The weights are put together once, here and not at every start.
RUN summarize model path
WORKDIR /news
ENTRYPOINT ["summarize"]
