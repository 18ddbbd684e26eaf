"""Measure verdicts against labelled articles: read, match, count, render, gate."""
