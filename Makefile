# Without make: run the scripts.
.PHONY: demo test fit ablate

# The folder with the texts of the labels in eval/real, if you have them.
TEXTS ?=
PYTHON ?= .venv/bin/python

demo:
	scripts/demo

test:
	scripts/test

fit:
	PYTHONPATH=.:eval $(PYTHON) -m summarizer_eval.fit $(if $(TEXTS),--articles $(TEXTS))

ablate:
	PYTHONPATH=.:eval $(PYTHON) -m summarizer_eval.ablate $(if $(TEXTS),--articles $(TEXTS))
