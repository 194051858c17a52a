package dev.alidade.catalog.route53;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Operation;
import dev.alidade.aws.Outcome;
import dev.alidade.catalog.ec2.SurveyedRegion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.Place;
import dev.alidade.survey.ScopeInTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.route53.Route53ClientBuilder;

/** The zones of an account of a served estate, and the rows that came of them. */
final class SurveyedZones {

  private final EstateServer server;
  private final SurveyedRegion rows;
  private final ScopeInTest at;

  private SurveyedZones(EstateServer server, String account) {
    this.server = server;
    this.rows = new SurveyedRegion(server, account, Estate.GLOBAL);
    this.at =
        new ScopeInTest(
            new Place("aws", account, Place.GLOBAL),
            client ->
                ((Route53ClientBuilder) client)
                    .endpointOverride(server.url())
                    .httpClientBuilder(UrlConnectionHttpClient.builder()));
  }

  static SurveyedZones of(EstateServer server, String account) {
    server.forgetCalls();
    var zones = new SurveyedZones(server, account);
    var resource = new HostedZones();
    resource.survey(zones.at.scope(), zones.rows);
    assertThat(resource.operations().stream().map(Operation::name)).containsAll(zones.calls());
    return zones;
  }

  /** How the scope has ended, whose zones were all listed. */
  Outcome outcome() {
    return at.outcome();
  }

  /** The zones of which something was not read. */
  List<String> missing() {
    return at.missing();
  }

  /** The labels of items without an id. */
  List<String> withoutId() {
    return rows.withoutId();
  }

  List<String> calls() {
    return server.calls().stream().map(call -> call.action().split(":", 2)[1]).toList();
  }

  List<String> ids(String label) {
    return rows.ids(label);
  }

  Map<String, @Nullable Object> zone(String id) {
    return rows.properties("AWSDNSZone", "/hostedzone/" + id);
  }

  /** The record with this zone, name and type. */
  NodeRow dnsRecord(String id) {
    return rows.node("AWSDNSRecord", "/hostedzone/" + id);
  }

  @Nullable Object valueOf(String id) {
    return dnsRecord(id).properties().get("value");
  }

  /** What a record leads to: the labels, keys and values that are looked for. */
  List<String> targetsOf(String id) {
    return rows.linkRows("DNS_POINTS_TO").stream()
        .filter(link -> link.nearKey().equals("/hostedzone/" + id))
        .map(
            link -> link.type().far().label() + " " + link.type().far().key() + " " + link.farKey())
        .toList();
  }

  /** The links of a type, as {@code source -> target}. */
  List<String> links(String type) {
    return rows.links(type);
  }
}
