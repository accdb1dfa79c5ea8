# Without make: run the scripts.
.PHONY: demo test attacks fuzz lock audit sbom

demo:
	scripts/demo

test:
	scripts/test

# What a hundred injections do to both strategies; MORE=FILE.json adds orders, MODEL=embedded asks that one, too.
attacks:
	scripts/attacks $(if $(MORE),--more $(MORE)) $(if $(MODEL),--model $(MODEL))

# Hours of it: HOURS=8 make fuzz.
fuzz:
	scripts/fuzz $(HOURS)

lock audit sbom:
	scripts/supply $@
