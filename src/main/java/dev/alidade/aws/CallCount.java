package dev.alidade.aws;

import java.time.Duration;
import java.time.Instant;

/**
 * What was called of one operation, over all accounts and regions: so a run over hundreds of
 * accounts has as many of these as one over a single account.
 *
 * @param calls requests sent, every attempt counted
 * @param throttles attempts that AWS answered with throttling
 * @param errors calls that failed in the end, after the SDK's retries
 * @param waited time that calls waited for the limiter, added up
 * @param firstStart when the first request was sent
 * @param lastEnd when the last answer or failure came
 */
public record CallCount(
    String service,
    String operation,
    long calls,
    long throttles,
    long errors,
    Duration waited,
    Instant firstStart,
    Instant lastEnd) {}
