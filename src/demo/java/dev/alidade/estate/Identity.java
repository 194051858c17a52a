package dev.alidade.estate;

import java.time.Instant;

/**
 * Who calls.
 *
 * @param account the account that the caller is in
 * @param arn the caller's ARN as {@code GetCallerIdentity} gives it
 * @param userId the caller's unique id
 * @param expiration when the credentials end; {@link Instant#MAX} for long-term keys
 */
record Identity(String account, String arn, String userId, Instant expiration) {}
