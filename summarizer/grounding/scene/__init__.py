"""The article as its checks ask of it: what stands where, who is meant, and who tells a sentence."""
