"""Remember what a function answered of a graph for as long as the graph lives, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from cascade.graph.cascade_graph import CascadeGraph

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def remembered(
    function: Callable[Concatenate[CascadeGraph, Arguments], Answer],
) -> Callable[Concatenate[CascadeGraph, Arguments], Answer]:
    """Keep the answers of a function on the graph that it is asked of; its other arguments are given by position."""

    @wraps(function)
    def answer(graph: CascadeGraph, /, *args: Arguments.args, **named: Arguments.kwargs) -> Answer:
        answers = graph.answers.setdefault(function, {})
        if args not in answers:
            answers[args] = function(graph, *args, **named)
        known: Answer = answers[args]  # type: ignore[assignment]  # its own
        return known

    return answer
