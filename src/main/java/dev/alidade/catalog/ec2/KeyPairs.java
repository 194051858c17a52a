package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Rows;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/** Key pairs. Lists with {@code ec2:DescribeKeyPairs}, which has no pages. */
final class KeyPairs implements RegionalResource {

  private static final NodeType<KeyPairInfo> KEY_PAIR =
      named(KeyPairInfo.class, KeyPairInfo::keyName)
          .indexed("keyfingerprint", KeyPairInfo::keyFingerprint)
          .build();

  /** A key pair by its name, from which its ARN follows. */
  static <T> NodeTypeBuilder<T> named(Class<T> type, Function<T, @Nullable String> name) {
    return NodeType.named("AWSEC2KeyPair", type)
        .alsoLabelled("KeyPair")
        .formerly("EC2KeyPair")
        .id((item, at) -> at.arn("ec2", "key-pair", name.apply(item)))
        .indexed("arn", (item, at) -> at.arn("ec2", "key-pair", name.apply(item)))
        .property("keyname", name::apply)
        .region()
        .ownedByAccount();
  }

  @Override
  public Declaration declaration() {
    return inModule("ec2:keypair").calls(Ec2.SERVICE, "DescribeKeyPairs").writes(KEY_PAIR);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Ec2.of(at).describeKeyPairs().keyPairs().forEach(pair -> rows.add(KEY_PAIR, pair));
  }
}
