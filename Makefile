# Without make: run the scripts.
.PHONY: demo test fit ablate attacks fuzz installs lock audit sbom

# The folder with the texts of the labels in eval/real, if you have them.
TEXTS ?=
PYTHON ?= .venv/bin/python

demo:
	scripts/demo

test:
	scripts/test

fit:
	PYTHONPATH=.:eval $(PYTHON) -m summarizer_eval.fit $(if $(TEXTS),--articles $(TEXTS))
	PYTHONPATH=.:eval $(PYTHON) -m summarizer_eval.fit_suspicion $(if $(TEXTS),--articles $(TEXTS))

ablate:
	PYTHONPATH=.:eval $(PYTHON) -m summarizer_eval.ablate $(if $(TEXTS),--articles $(TEXTS))

# What a hundred injections do to both strategies; MORE=FILE.json adds orders, MODEL=embedded asks that one, too.
attacks:
	scripts/attacks $(if $(MORE),--more $(MORE)) $(if $(MODEL),--model $(MODEL))

# Hours of it: HOURS=8 make fuzz.
fuzz:
	scripts/fuzz $(HOURS)

# Each line of README that installs the program, tried in an empty home; the weights are stand-ins.
installs:
	$(PYTHON) scripts/installs

lock audit sbom:
	scripts/supply $@
