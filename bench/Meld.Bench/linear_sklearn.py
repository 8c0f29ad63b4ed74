"""Fits scikit-learn's counterpart of the linear baseline: TSV, class-weight power, repetitions.

Prints version, median seconds of the features and of the solver, and the objective reached, tab-separated.
"""
import statistics
import sys
import time

import numpy as np
import sklearn
from scipy.sparse import hstack
from scipy.special import logsumexp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

path, power, repetitions = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
with open(path, encoding="utf-8", newline="") as file:
    rows = [line.split("\t", 1) for line in file.read().split("\n") if line]
labels = np.array([int(label) for label, _ in rows])
texts = [text for _, text in rows]
counts = np.bincount(labels)
weights = {label: (len(labels) / (len(counts) * count)) ** power for label, count in enumerate(counts) if count}

features_seconds, solver_seconds = [], []
for _ in range(repetitions):
    start = time.perf_counter()
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\w+|[^\w\s]")
    characters = TfidfVectorizer(ngram_range=(3, 5), min_df=3, sublinear_tf=True, analyzer="char_wb")
    features = hstack([words.fit_transform(texts), characters.fit_transform(texts)]).tocsr()
    features_seconds.append(time.perf_counter() - start)
    start = time.perf_counter()
    model = LogisticRegression(C=1, class_weight=weights, solver="lbfgs", max_iter=1000).fit(features, labels)
    solver_seconds.append(time.perf_counter() - start)

logits = features @ model.coef_.T + model.intercept_
losses = logsumexp(logits, axis=1) - logits[np.arange(len(labels)), np.searchsorted(model.classes_, labels)]
objective = np.dot([weights[label] for label in labels], losses) + np.sum(model.coef_**2) / 2
print(sklearn.__version__, statistics.median(features_seconds), statistics.median(solver_seconds), objective, sep="\t")
