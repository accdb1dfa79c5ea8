"""Who acts: names the article bears out, and what it joins to each."""
