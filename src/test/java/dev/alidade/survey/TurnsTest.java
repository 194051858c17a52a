package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.Resource;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.graph.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Plan.PlannedScope templates = scope("LaunchTemplates", "eu-west-1");
  private final Plan.PlannedScope images = scope("Images", "eu-west-1");

  @Test
  void whoFollowsBeginsWhenTheOtherHasEnded() throws Exception {
    var turns = new Turns(List.of(images, templates));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          threads.submit(
              () -> {
                turns.await(images);
                return true;
              });
      assertThat(waiting.isDone()).isFalse();
      turns.await(templates);
      turns.ended(templates);
      assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoIsNotPartOfTheRunIsNotWaitedFor() throws Exception {
    new Turns(List.of(images)).await(images);
  }

  @Test
  void otherRegionsAreNotWaitedFor() throws Exception {
    new Turns(List.of(images, scope("LaunchTemplates", "us-east-1"))).await(images);
  }

  @Test
  void noTwoResourcesFollowEachOther() {
    for (var resource : AwsCatalogue.create().resources()) {
      assertThat(before(resource.getClass(), new HashSet<>()))
          .as(resource.name())
          .doesNotContain(resource.getClass());
    }
  }

  private static Set<Class<? extends Resource>> before(
      Class<? extends Resource> follower, Set<Class<? extends Resource>> found) {
    var next = new ArrayList<Class<? extends Resource>>();
    for (var resource : AwsCatalogue.create().resources()) {
      if (resource.getClass().equals(follower)) {
        next.addAll(resource.after());
      }
    }
    next.stream().filter(found::add).forEach(each -> before(each, found));
    return found;
  }

  private static Plan.PlannedScope scope(String resource, String region) {
    var found =
        AwsCatalogue.create().resources().stream()
            .filter(each -> each.name().equals(resource))
            .findFirst()
            .orElseThrow();
    return new Plan.PlannedScope(
        new ScopeId("111122223333", found.module(), resource, region),
        found,
        new Place("aws", "111122223333", region));
  }
}
