"""Tells kinds of turn apart: logistic regression over weighted words and letters.

Rasa's own CountVectorsFeaturizer and LogisticRegressionClassifier count each word alike, so
in a long story from an officer the common words outvote the telling ones. Weighting by
TF-IDF told more turns rightly and turned away far fewer real questions; bot/README.md has
the figures.
"""

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

RANKED = 5
# A question mark tells "and her sister?" from "and her sister".
WORD = r"\b\w[\w'/&]*\b|[?!]"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TurnClassifier(IntentClassifier, GraphComponent):
    def __init__(self, model: Pipeline, storage: ModelStorage, resource: Resource) -> None:
        self._model = model
        self._storage = storage
        self._resource = resource

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"strength": 20.0, "max_iter": 300}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TurnClassifier":
        words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORD, sublinear_tf=True)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        regression = LogisticRegression(
            C=config["strength"],
            max_iter=config["max_iter"],
            tol=1e-2,
            class_weight="balanced",
            random_state=42,
        )
        return cls(make_pipeline(make_union(words, letters), regression), model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TurnClassifier":
        with model_storage.read_from(resource) as folder:
            return cls(joblib.load(folder / "turns.joblib"), model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [one for one in training_data.intent_examples if one.get("text")]
        self._model.fit([one.get("text") for one in examples], [one.get("intent") for one in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "turns.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        if not messages:
            return messages
        chances = self._model.predict_proba([one.get("text") or "" for one in messages])
        for message, row in zip(messages, chances, strict=True):
            pairs = sorted(zip(row, self._model.classes_, strict=True), reverse=True)[:RANKED]
            ranking = [{"name": str(kind), "confidence": float(chance)} for chance, kind in pairs]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
