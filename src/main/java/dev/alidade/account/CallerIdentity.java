package dev.alidade.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who AWS says that we are.
 *
 * @param arn the user or the role's session
 * @param clockAhead how far this machine's clock is ahead of AWS's, negative where it is behind, to
 *     the second; null where the answer has no date
 */
public record CallerIdentity(String arn, @Nullable Duration clockAhead) {}
