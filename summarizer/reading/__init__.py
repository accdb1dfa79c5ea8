"""What grammar alone can tell of an article, without a language model.

A dependency parse proposes: who is named (`cast`), which clauses may tell of a meeting (`occasions`) or a
stance (`assertions`). The `sentence` strategy puts each proposal to the model as one small question.
"""
