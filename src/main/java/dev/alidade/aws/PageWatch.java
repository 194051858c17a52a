package dev.alidade.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Ends the lists of one client whose answers lead in a circle, whoever turns the pages: the SDK's
 * paginators and loops written by hand.
 *
 * <p>A listing begins with a request without a token. Its next request is known by the token of its
 * last answer, not by its thread: so the same list may be read several times, one after the other
 * or at once, by several accounts too, and each is told from the others. What it holds is let go
 * with the answer without a token; of listings that were broken off, only so many are kept. All
 * attempts of the SDK are one request here.
 */
final class PageWatch implements ExecutionInterceptor {

  /**
   * The listings of an account that may wait for their next request: ours, far above what runs side
   * by side.
   */
  static final int MOST_WAITING = 256;

  /** The pages of one listing that are remembered one by one: ours; larger circles take longer. */
  static final int MOST_REMEMBERED = 1024;

  private static final ExecutionAttribute<Listing> LISTING =
      new ExecutionAttribute<>("dev.alidade.aws.PageWatch.Listing");

  private final Supplier<String> account;
  private final String region;
  private final AwsService service;
  private final Map<String, Deque<Listing>> waiting = new HashMap<>();

  /**
   * A watch.
   *
   * @param account whose call it is that a thread begins
   */
  PageWatch(Supplier<String> account, String region, AwsService service) {
    this.account = account;
    this.region = region;
    this.service = service;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    var request = context.request();
    if (!PageTokens.paged(request)) {
      return;
    }
    var tokens = PageTokens.of(request);
    var first = PageTokens.without(request);
    var listing = tokens.isEmpty() ? new Listing(first) : goesOn(first, tokens);
    if (!tokens.isEmpty() && !listing.sends(tokens)) {
      throw EndlessPagesException.inACircle(site(attributes), listing.pages);
    }
    listing.pages++;
    attributes.putAttribute(LISTING, listing);
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    var listing = attributes.getAttribute(LISTING);
    if (listing == null) {
      return;
    }
    if (PageTokens.endsInTheMiddle(context.response())) {
      throw EndlessPagesException.withoutToken(site(attributes));
    }
    listing.next = PageTokens.of(context.response());
    if (!listing.next.isEmpty()) {
      waits(listing);
    }
  }

  /** The listings whose next request is still to come. */
  synchronized int waiting() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }

  /** Lets go of an account's listings, also of those that were broken off. */
  synchronized void forget(String accountId) {
    waiting.remove(accountId);
  }

  private synchronized void waits(Listing listing) {
    var its = waiting.computeIfAbsent(account.get(), missing -> new ArrayDeque<>());
    if (its.size() == MOST_WAITING) {
      its.removeFirst();
    }
    its.addLast(listing);
  }

  /**
   * Takes up the listing whose answer named these tokens. Where several stand at the same place,
   * any of them will do, but rather one that has not been there: none is taken for a circle because
   * of another.
   */
  private synchronized Listing goesOn(SdkRequest first, List<String> tokens) {
    var its = waiting.getOrDefault(account.get(), new ArrayDeque<>());
    Listing found = null;
    for (var listing : its) {
      if (listing.next.containsAll(tokens)
          && listing.first.equals(first)
          && (found == null || found.sent(tokens))) {
        found = listing;
      }
    }
    if (found == null) {
      return new Listing(first);
    }
    var taken = found;
    its.removeIf(listing -> listing == taken);
    if (its.isEmpty()) {
      waiting.remove(account.get());
    }
    return taken;
  }

  private CallSite site(ExecutionAttributes attributes) {
    var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    return new CallSite(account.get(), region, service, operation == null ? "?" : operation);
  }

  /**
   * One reading of a list. The last pages are remembered each, and of all before them one by
   * Brent's rule (the first, second, fourth, eighth …), so that a circle of any length is found and
   * memory does not grow with the list. https://doi.org/10.1007/BF01933190
   */
  private static final class Listing {

    private final SdkRequest first;
    private final LinkedHashSet<UUID> remembered = new LinkedHashSet<>();
    private @Nullable UUID milestone;
    private long sent;
    private long nextMilestone = 1;
    private long pages;
    private Set<String> next = Set.of();

    private Listing(SdkRequest first) {
      this.first = first;
    }

    private boolean sent(List<String> tokens) {
      var token = digest(tokens);
      return remembered.contains(token) || token.equals(milestone);
    }

    /** Notes that these are sent now; false if they were already. */
    private boolean sends(List<String> tokens) {
      if (sent(tokens)) {
        return false;
      }
      var token = digest(tokens);
      sent++;
      if (sent == nextMilestone) {
        milestone = token;
        nextMilestone *= 2;
      }
      remembered.addLast(token);
      if (remembered.size() > MOST_REMEMBERED) {
        remembered.removeFirst();
      }
      return true;
    }

    /** Tokens can have thousands of characters, and nobody should find them in memory. */
    private static UUID digest(List<String> tokens) {
      return UUID.nameUUIDFromBytes(String.join("\n", tokens).getBytes(UTF_8));
    }
  }
}
