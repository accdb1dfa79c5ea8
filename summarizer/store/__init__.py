from summarizer.store.archive import Hit, Row
from summarizer.store.retries import Retried
from summarizer.store.store import Claimed, Store

__all__ = ["Claimed", "Hit", "Retried", "Row", "Store"]
