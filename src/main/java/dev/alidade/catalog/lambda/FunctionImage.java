package dev.alidade.catalog.lambda;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.NodeType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;

/**
 * The container image that a function runs.
 *
 * @param uri the image as AWS resolved it when it was deployed, else as it was named
 */
record FunctionImage(String functionArn, @Nullable String uri) {

  /** Registries of others than AWS are charted by others, in the same database or not at all. */
  static final NodeType<FunctionImage> IMAGE =
      Functions.FUNCTION
          .facet(FunctionImage.class)
          .id(FunctionImage::functionArn)
          .property("image_uri", FunctionImage::uri)
          .property("image_digest", FunctionImage::digest)
          .normalised("image", FunctionImage::uri)
          .normalised("image_digest", FunctionImage::digest)
          .links("HAS_IMAGE", to("AWSECRImage", FunctionImage::digest).by("digest"))
          .links("HAS_IMAGE", to("GitLabContainerImage", FunctionImage::digest).byShared("digest"))
          .links(
              "HAS_IMAGE", to("GCPArtifactRegistryImage", FunctionImage::digest).byShared("digest"))
          .links("HAS_IMAGE", to("GitHubContainerImage", FunctionImage::digest).byShared("digest"))
          .build();

  static FunctionImage of(String functionArn, @Nullable FunctionCodeLocation code) {
    return new FunctionImage(
        functionArn,
        code == null
            ? null
            : code.resolvedImageUri() == null ? code.imageUri() : code.resolvedImageUri());
  }

  /** What follows the last {@code @}: {@code repository@sha256:…}; null of an image by tag. */
  @Nullable String digest() {
    if (uri == null) {
      return null;
    }
    var at = uri.lastIndexOf('@');
    return at < 0 ? null : uri.substring(at + 1);
  }
}
