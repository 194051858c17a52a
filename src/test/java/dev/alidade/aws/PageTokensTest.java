package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

class PageTokensTest {

  @Test
  void anAnswerThatSaysMoreAndNotWhereEndsInTheMiddle() {
    assertThat(PageTokens.endsInTheMiddle(ListUsersResponse.builder().isTruncated(true).build()))
        .isTrue();
    assertThat(PageTokens.endsInTheMiddle(ListKeysResponse.builder().truncated(true).build()))
        .isTrue();
  }

  @Test
  void oneThatSaysWhereGoesOn() {
    assertThat(
            PageTokens.endsInTheMiddle(
                ListKeysResponse.builder().truncated(true).nextMarker("more").build()))
        .isFalse();
  }

  @Test
  void oneThatSaysNothingOfMoreIsTheLast() {
    assertThat(PageTokens.endsInTheMiddle(ListKeysResponse.builder().truncated(false).build()))
        .isFalse();
    assertThat(PageTokens.endsInTheMiddle(ListUsersResponse.builder().build())).isFalse();
  }

  @Test
  void theObjectsOfABucketGoOnBehindTheLastKey() {
    assertThat(
            PageTokens.endsInTheMiddle(
                ListObjectsResponse.builder()
                    .isTruncated(true)
                    .contents(S3Object.builder().key("k").build())
                    .build()))
        .isFalse();
  }
}
