"""What one library takes for each work on the arrays of one graph; each work is told as a line of JSON when it is done.

    python peers.py LIBRARY FOLDER NODES

An edge goes from who contributes to what it contributes to. Nodes 0 to 19 are the goals. Where a library has several
good ways to do a work, all of them are measured and the quickest counts.
"""

import gc
import json
import statistics
import sys
import time

import numpy as np

GOALS = 20
# Seconds that are given to the repetitions of one work, and the most and fewest repetitions.
PATIENCE, MOST, FEWEST = 4.0, 21, 3


def measure(work, prepare=None):
    """The median in milliseconds, and what the work gave."""
    times, begin, done = [], time.perf_counter(), None
    while len(times) < MOST:
        done = None
        if prepare:
            prepare()
        gc.collect()
        start = time.perf_counter()
        done = work()
        times.append(time.perf_counter() - start)
        spent = time.perf_counter() - begin
        if (len(times) >= FEWEST and spent > PATIENCE) or spent > 5 * PATIENCE:
            break
    return 1000 * statistics.median(times), done


class Peer:
    def __init__(self, nodes, source, target, weight):
        self.nodes, self.source, self.target, self.weight = nodes, source, target, weight

    def bits(self):
        return np.zeros(self.nodes, np.uint32)

    def units(self):
        sums = np.zeros((self.nodes, GOALS))
        sums[np.arange(GOALS), np.arange(GOALS)] = 1
        return sums

    def by_searches(self, ancestors):
        bits = self.bits()
        for goal in range(GOALS):
            bits[ancestors(goal)] |= np.uint32(1 << goal)
            bits[goal] |= np.uint32(1 << goal)
        return bits

    def in_one_pass(self, order, successors):
        """Python's own numbers as sets of bits, receivers first."""
        bits = [0] * self.nodes
        for goal in range(GOALS):
            bits[goal] = 1 << goal
        for node in reversed(order):
            seen = bits[node]
            for next_node in successors(node):
                seen |= bits[next_node]
            bits[node] = seen
        return np.array(bits, np.uint32)


class Networkx(Peer):
    def build(self):
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_nodes_from(range(self.nodes))
        graph.add_weighted_edges_from(zip(self.source.tolist(), self.target.tolist(), self.weight.tolist()))
        self.graph = graph

    def reach_searches(self):
        import networkx as nx

        found = lambda goal: (lambda all: np.fromiter(all, np.int64, len(all)))(nx.ancestors(self.graph, goal))
        return self.by_searches(found)

    def reach_pass(self):
        import networkx as nx

        return self.in_one_pass(list(nx.topological_sort(self.graph)), self.graph._succ.__getitem__)

    def roll_up(self):
        import networkx as nx

        sums, successors = self.units(), self.graph._succ
        for node in reversed(list(nx.topological_sort(self.graph))):
            for next_node, data in successors[node].items():
                sums[node] += data["weight"] * sums[next_node]
        return sums

    def cycles(self):
        import networkx as nx

        return nx.is_directed_acyclic_graph(self.graph)

    def components(self):
        import networkx as nx

        return sum(1 for _ in nx.strongly_connected_components(self.graph))


class Rustworkx(Peer):
    def build(self):
        import rustworkx as rx

        graph = rx.PyDiGraph(multigraph=True, node_count_hint=self.nodes, edge_count_hint=len(self.source))
        graph.add_nodes_from(range(self.nodes))
        edges = zip(self.source.tolist(), self.target.tolist(), self.weight.tolist())
        graph.extend_from_weighted_edge_list(list(edges))
        self.graph = graph

    def reach_searches(self):
        import rustworkx as rx

        found = lambda goal: (lambda all: np.fromiter(all, np.int64, len(all)))(rx.ancestors(self.graph, goal))
        return self.by_searches(found)

    def reach_pass(self):
        import rustworkx as rx

        return self.in_one_pass(rx.topological_sort(self.graph), self.graph.successor_indices)

    def roll_up(self):
        import rustworkx as rx

        sums, graph = self.units(), self.graph
        for node in reversed(rx.topological_sort(graph)):
            for _, next_node, weight in graph.out_edges(node):
                sums[node] += weight * sums[next_node]
        return sums

    def cycles(self):
        import rustworkx as rx

        return rx.is_directed_acyclic_graph(self.graph)

    def components(self):
        import rustworkx as rx

        return len(rx.strongly_connected_components(self.graph))


class Igraph(Peer):
    def build(self):
        import igraph as ig

        graph = ig.Graph(n=self.nodes, edges=np.column_stack([self.source, self.target]), directed=True)
        graph.es["weight"] = self.weight.tolist()
        self.graph = graph

    def reach_searches(self):
        return self.by_searches(lambda goal: np.array(self.graph.subcomponent(goal, mode="in")))

    def reach_pass(self):
        successors = self.graph.get_adjlist(mode="out")
        return self.in_one_pass(self.graph.topological_sorting(mode="out"), successors.__getitem__)

    def roll_up(self):
        sums, edges = self.units(), self.graph.get_inclist(mode="out")
        target, weight = self.target.tolist(), self.weight.tolist()
        for node in reversed(self.graph.topological_sorting(mode="out")):
            for edge in edges[node]:
                sums[node] += weight[edge] * sums[target[edge]]
        return sums

    # It remembers the answer: a fresh graph is asked.
    def prepare_cycles(self):
        self.build()

    def cycles(self):
        return self.graph.is_dag()

    def components(self):
        return len(self.graph.connected_components(mode="strong"))


class Scipy(Peer):
    """Sparse matrices and numpy, level by level."""

    def build(self):
        import scipy.sparse as sp

        shape = (self.nodes, self.nodes)
        self.ways = sp.csr_array((self.weight, (self.source, self.target)), shape=shape)
        self.back = sp.csr_array(self.ways.T)

    def levels(self):
        left = np.diff(self.ways.indptr).astype(np.int64)
        front, levels, seen = np.flatnonzero(left == 0), [], 0
        while len(front):
            levels.append(front)
            seen += len(front)
            coming = self.back[front].indices
            left -= np.bincount(coming, minlength=self.nodes)
            candidates = np.unique(coming)
            front = candidates[left[candidates] == 0]
        return levels, seen

    def reach_searches(self):
        from scipy.sparse.csgraph import breadth_first_order

        found = lambda goal: breadth_first_order(self.back, goal, directed=True, return_predecessors=False)
        return self.by_searches(found)

    def reach_pass(self):
        bits = self.bits()
        bits[:GOALS] = np.uint32(1) << np.arange(GOALS, dtype=np.uint32)
        for rows in self.levels()[0][1:]:
            part = self.ways[rows]
            bits[rows] |= np.bitwise_or.reduceat(bits[part.indices], part.indptr[:-1])
        return bits

    def roll_up(self):
        sums = self.units()
        for rows in self.levels()[0][1:]:
            sums[rows] = self.ways[rows] @ sums
        return sums

    def roll_up_powers(self):
        sums = units = self.units()
        while True:
            following = self.ways @ sums
            following += units
            if np.array_equal(following, sums):
                return sums
            sums = following

    def cycles(self):
        return self.levels()[1] == self.nodes

    def cycles_components(self):
        return self.components() == self.nodes and not self.ways.diagonal().any()

    def components(self):
        from scipy.sparse.csgraph import connected_components

        return int(connected_components(self.ways, directed=True, connection="strong")[0])


def answer(work, done):
    """What a work gave, in a few numbers that can be compared."""
    if work == "reach":
        return [int(np.bitwise_count(done).sum())]
    if work == "roll_up":
        return [float(done.sum()), float(np.abs(done).sum())]
    return [float(done)] if work in ("cycles", "components") else []


def main():
    library, folder, nodes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    read = lambda name, kind: np.fromfile(f"{folder}/{name}", kind)
    arrays = read("source", "<i4"), read("target", "<i4"), read("weight", "<f8")
    peer = {"networkx": Networkx, "rustworkx": Rustworkx, "igraph": Igraph, "scipy": Scipy}[library](nodes, *arrays)
    ways = [
        "build", "cycles", "cycles_components", "components", "reach_pass", "reach_searches", "roll_up", "roll_up_powers",
    ]
    for way in ways:
        if hasattr(peer, way):
            took, done = measure(getattr(peer, way), getattr(peer, f"prepare_{way}", None))
            work = way.removesuffix("_components").removesuffix("_powers").removesuffix("_pass").removesuffix("_searches")
            print(json.dumps({"work": work, "ms": took, "answer": answer(work, done)}), flush=True)
            del done


main()
