package dev.alidade.survey;

import dev.alidade.store.Leases;
import java.util.function.BooleanSupplier;

/**
 * What a scope or an account has to pass before it goes on.
 *
 * @param scopesAtOnce room for scopes
 * @param describingAtOnce the same for scopes that nothing waits for, and which may take long
 * @param isInterrupted whether somebody asked to stop
 * @param leases what the database says of who writes what
 * @param keeper holds those of this run
 */
record Gates(
    ScopeRoom scopesAtOnce,
    ScopeRoom describingAtOnce,
    BooleanSupplier isInterrupted,
    Leases leases,
    LeaseKeeper keeper) {}
