# The program with the embedded model, for a machine without network: everything is fetched while it is built.
#
#   docker build -t grounded-news .
#   docker run --rm --network none -v "$PWD:/news" grounded-news article.txt
FROM python:3.12-slim AS build
COPY . /source
RUN python -m venv /opt/news && /opt/news/bin/pip install --no-cache-dir "/source[local,eval,parquet,mcp]"

FROM python:3.12-slim
RUN useradd --create-home news && mkdir /news && chown news /news
COPY --from=build /opt/news /opt/news
USER news
ENV PATH=/opt/news/bin:$PATH
# The weights are put together once, here and not at every start.
RUN summarize model path
WORKDIR /news
ENTRYPOINT ["summarize"]
