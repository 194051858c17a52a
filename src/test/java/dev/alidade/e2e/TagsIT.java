package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.estate.Call;
import dev.alidade.estate.Estate;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tags that are listed by themselves, from AWS's answers to the database, over several runs. */
class TagsIT {

  private static final String PRODUCTION = "210987654321";
  private static final String WEST = "eu-west-1";
  private static final String EAST = "us-east-1";
  private static final String GET_RESOURCES = "resourcegroupstaggingapi:GetResources";
  private static final String[] TAGGED = {
    "--aws-requested-syncs", "s3,kms,lambda_function,resourcegroupstaggingapi"
  };

  private static final String EXPORT = "nordlicht-export -> environment:production";
  private static final String EXPORTS_TEAM = "nordlicht-export -> team:billing";

  @Test
  void whatIsListedIsTaggedByOneListOfEachRegion() {
    try (var stage = Stage.sample()) {
      var run = stage.sync(TAGGED);

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(tags(stage))
          .contains(
              EXPORT,
              "nordlicht-preislisten -> owner:Jörg (Vertrieb)",
              "4d750d91-aaa0-4d88-a968-0fd20555acf6 -> team:shop",
              "arn:aws:lambda:eu-west-1:210987654321:function:invoice -> team:billing",
              // A key in several regions has the tags of all of them.
              "mrk-7c0d8a1be4f24f6c9b3f0a6f5d1e2c33 -> team:shop",
              "mrk-7c0d8a1be4f24f6c9b3f0a6f5d1e2c33 -> team:shop-us")
          .hasSize(25);
      // A function that is gone is none for its tag.
      assertThat(
              stage
                  .graph()
                  .count("MATCH (t:AWSTag) WHERE NOT EXISTS { ()-[:TAGGED]->(t) } RETURN count(t)"))
          .isZero();
      // Three accounts in two regions, one of them with a second page.
      assertThat(stage.estate().calls())
          .extracting(Call::operation)
          .filteredOn("GetResources"::equals)
          .hasSize(3 * 2 + 1);
      assertThat(stage.estate().calls())
          .extracting(Call::operation)
          .doesNotContain("GetBucketTagging", "ListResourceTags", "ListTags");
    }
  }

  @Test
  void aRegionThatIsDeniedKeepsItsTagsAndAnotherLosesWhatAwsTookOff() {
    try (var stage = Stage.sample()) {
      stage.sync(TAGGED);
      var before = tags(stage);
      stage.estate().inject(Fault.deny(Target.operation(GET_RESOURCES).of(PRODUCTION).in(WEST)));
      stage.estate().serve(withoutTeamOfTheExport(stage.estate().estate()));

      var run = stage.sync(TAGGED);

      assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
      assertThat(run.stdout()).contains("tag:GetResources");
      var without = new TreeSet<>(before);
      without.remove(EXPORTS_TEAM);
      assertThat(tags(stage)).isEqualTo(without);

      stage.estate().heal();
      stage.estate().serve(Estate.sample());
      stage.sync(TAGGED);
      assertThat(tags(stage)).isEqualTo(before);
    }
  }

  @Test
  void bucketsWhoseListIsDeniedKeepTheirTags() {
    try (var stage = Stage.sample()) {
      stage.sync(TAGGED);
      var before = tags(stage);
      stage.estate().inject(Fault.deny(Target.operation("s3:ListBuckets")));

      stage.sync(TAGGED);
      assertThat(tags(stage)).isEqualTo(before);

      stage.estate().inject(Fault.deny(Target.operation(GET_RESOURCES)));
      stage.sync(TAGGED);
      assertThat(tags(stage)).isEqualTo(before);
    }
  }

  @Test
  void aRunThatIsNotAskedForTagsNeitherAsksNorRemovesThem() {
    try (var stage = Stage.sample()) {
      stage.sync(TAGGED);
      var before = tags(stage);
      stage.estate().serve(withoutTeamOfTheExport(stage.estate().estate()));
      stage.estate().forgetCalls();

      stage.sync("--aws-requested-syncs", "s3");

      assertThat(tags(stage)).isEqualTo(before);
      assertThat(stage.estate().calls())
          .extracting(Call::operation)
          .contains("ListBuckets")
          .doesNotContain("GetResources");
    }
  }

  @Test
  void aBucketThatIsGoneTakesItsTagsWithIt() {
    try (var stage = Stage.sample()) {
      stage.sync(TAGGED);
      // The list of tagged resources still has it, as it does for a while.
      var gone =
          stage
              .estate()
              .estate()
              .edit(
                  PRODUCTION,
                  Estate.GLOBAL,
                  "s3:ListBuckets",
                  list ->
                      list.replaceFirst(
                          "(?s)<Bucket>\\s*<Name>nordlicht-rechnungen.*?</Bucket>", ""));
      stage.estate().serve(gone);

      stage.sync(TAGGED);

      assertThat(tags(stage)).noneMatch(tag -> tag.startsWith("nordlicht-rechnungen"));

      stage
          .estate()
          .serve(
              gone.edit(
                  PRODUCTION,
                  WEST,
                  GET_RESOURCES,
                  list ->
                      list.replace("nordlicht-rechnungen", "nordlicht-shop-assets")
                          .replace("\"personal\"", "\"public\"")));
      stage.sync(TAGGED);

      assertThat(stage.graph().count("MATCH (t:AWSTag {id: 'data:personal'}) RETURN count(t)"))
          .isZero();
    }
  }

  @Test
  void aRunOfOtherModulesLeavesTheirTagsAsTheyAre() {
    try (var stage = Stage.sample()) {
      stage.sync(TAGGED);
      var before = tags(stage);
      stage.estate().serve(withoutTeamOfTheExport(stage.estate().estate()));

      stage.sync("--aws-requested-syncs", "kms,resourcegroupstaggingapi");
      assertThat(tags(stage)).isEqualTo(before);

      stage.sync("--aws-requested-syncs", "s3,resourcegroupstaggingapi");
      before.remove(EXPORTS_TEAM);
      assertThat(tags(stage)).isEqualTo(before);
    }
  }

  private static Estate withoutTeamOfTheExport(Estate estate) {
    return estate.edit(
        PRODUCTION,
        EAST,
        GET_RESOURCES,
        list ->
            list.replaceFirst("\\{\\s*\"Key\": \"team\",\\s*\"Value\": \"billing\"\\s*},\\s*", ""));
  }

  /** Each as {@code id -> tag}. */
  private static Set<String> tags(Stage stage) {
    var tags = new TreeSet<String>();
    stage
        .graph()
        .rows("MATCH (n)-[:TAGGED]->(t:AWSTag) RETURN n.id + ' -> ' + t.id AS tagged")
        .forEach(row -> tags.add(String.valueOf(row.get("tagged"))));
    return tags;
  }
}
