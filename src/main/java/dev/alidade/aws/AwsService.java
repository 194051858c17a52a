package dev.alidade.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Everything that is to be known of one AWS service, in one place: the folder of a service has one
 * of these, and the limiter, the messages, {@code policy}, {@code doctor}, {@code plan} and the
 * schema pages read it.
 *
 * <pre>{@code
 * static final AwsService SERVICE =
 *     AwsService.named("inspector2")
 *         .speaking(AwsService.Protocol.REST_JSON)
 *         .documentedAt("https://docs.aws.amazon.com/inspector/v2/APIReference/API_%s.html")
 *         .rates(new Rate("inspector2", …));
 * }</pre>
 *
 * @param name the service as the SDK's package calls it, such as {@code inspector2}
 * @param signingName the service as requests are signed for it
 * @param actionPrefix the service as IAM's actions call it
 * @param protocol how it is spoken to
 * @param rates how fast it may be asked, and its largest pages, each with its source
 * @param otherActions the IAM actions of those operations whose action is not called like them
 * @param goneCodes the error codes that say that an item is not there (any more)
 * @param reference the page of an operation, with {@code %s} for its name
 */
public record AwsService(
    String name,
    String signingName,
    String actionPrefix,
    Protocol protocol,
    List<Rate> rates,
    Map<String, String> otherActions,
    Set<String> goneCodes,
    String reference) {

  /** Stands for every operation in the actions of a service. */
  private static final String EVERY_OPERATION = "*";

  /** How a service is spoken to. https://smithy.io/2.0/aws/protocols/index.html */
  public enum Protocol {
    /** Parameters of a form, XML back, as EC2 has it. */
    EC2,
    /** Parameters of a form, XML back. */
    QUERY,
    /** Paths and XML. */
    REST_XML,
    /** Paths and JSON. */
    REST_JSON,
    /** One path, JSON, version 1.0. */
    JSON_1_0,
    /** One path, JSON, version 1.1. */
    JSON_1_1,
    /** One path for each operation, CBOR. */
    CBOR
  }

  /** Keeps copies. */
  public AwsService {
    rates = List.copyOf(rates);
    otherActions = Map.copyOf(otherActions);
    goneCodes = Set.copyOf(goneCodes);
  }

  /** A service that is called the same everywhere. */
  public static AwsService named(String name) {
    return new AwsService(
        name,
        name,
        name,
        Protocol.JSON_1_1,
        List.of(),
        Map.of(),
        Set.of(),
        "https://docs.aws.amazon.com/search/doc-search.html?searchQuery=%s");
  }

  /** The name that requests are signed for, where it is another. */
  public AwsService signedAs(String other) {
    return new AwsService(
        name, other, actionPrefix, protocol, rates, otherActions, goneCodes, reference);
  }

  /** What comes before the colon in IAM's actions, where it is another. */
  public AwsService actionsOf(String other) {
    return new AwsService(
        name, signingName, other, protocol, rates, otherActions, goneCodes, reference);
  }

  /** The protocol. */
  public AwsService speaking(Protocol other) {
    return new AwsService(
        name, signingName, actionPrefix, other, rates, otherActions, goneCodes, reference);
  }

  /** How fast it may be asked; the first rate that names an operation holds for it. */
  public AwsService rates(Rate... some) {
    return new AwsService(
        name,
        signingName,
        actionPrefix,
        protocol,
        List.of(some),
        otherActions,
        goneCodes,
        reference);
  }

  /**
   * The IAM action of an operation that IAM calls otherwise, such as {@code GetBucketEncryption},
   * {@code s3:GetEncryptionConfiguration}.
   */
  public AwsService needing(String operation, String action) {
    var more = new HashMap<>(otherActions);
    more.put(operation, action);
    return new AwsService(
        name, signingName, actionPrefix, protocol, rates, more, goneCodes, reference);
  }

  /** The one IAM action of all its operations, such as {@code apigateway:GET}. */
  public AwsService alwaysNeeding(String action) {
    return needing(EVERY_OPERATION, action);
  }

  /** Codes by which it says that an item is not there (any more). */
  public AwsService sayingGoneBy(String... codes) {
    var more = new HashSet<>(goneCodes);
    more.addAll(List.of(codes));
    return new AwsService(
        name, signingName, actionPrefix, protocol, rates, otherActions, more, reference);
  }

  /** The page of an operation, with {@code %s} where its name goes. */
  public AwsService documentedAt(String page) {
    return new AwsService(
        name, signingName, actionPrefix, protocol, rates, otherActions, goneCodes, page);
  }

  /** Operations of this service. */
  public List<Operation> operations(String... names) {
    var operations = new ArrayList<Operation>();
    for (var operation : names) {
      operations.add(new Operation(this, operation));
    }
    return operations;
  }

  /** The IAM action that an operation needs, such as {@code ec2:DescribeVolumes}. */
  public String action(String operation) {
    @Nullable String other = otherActions.get(operation);
    if (other == null) {
      other = otherActions.get(EVERY_OPERATION);
    }
    return other == null ? actionPrefix + ":" + operation : other;
  }

  /** Whether it says that an item is not there (any more). */
  public boolean saysGone(SdkException failure) {
    return goneCodes.contains(Failures.codeOf(failure));
  }

  /** Whether AWS offers it in a region, as far as the published endpoints say. */
  public boolean offeredIn(String region) {
    return Offers.published().offered(name, region);
  }

  @Override
  public String toString() {
    return name;
  }
}
