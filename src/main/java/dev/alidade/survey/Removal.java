package dev.alidade.survey;

import dev.alidade.store.Keepers;

/**
 * What decides what a run may remove.
 *
 * @param keepers what keeps a node in the graph
 * @param sweepPlan who may report what, and so who has to have answered
 * @param looseEnds what a run that dies may leave without its keeper
 */
record Removal(Keepers keepers, SweepPlan sweepPlan, LooseEnds looseEnds) {}
