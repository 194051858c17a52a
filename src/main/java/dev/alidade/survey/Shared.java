package dev.alidade.survey;

import dev.alidade.store.Spool;

/**
 * What the accounts of a run find out together, and what waits for the last of them.
 *
 * @param memo what was computed once for the run
 * @param once what is the same for all accounts is listed by one of them
 * @param lateLinks links that no end was found for while their account was surveyed
 * @param lastWords node rows that are written again when all accounts are done
 */
record Shared(Memo memo, OnceForAll once, Spool lateLinks, Spool lastWords) {}
