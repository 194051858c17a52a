package dev.alidade.catalog.iam;

import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import java.util.List;
import software.amazon.awssdk.services.iam.model.GroupDetail;

/** A group and the ARNs of its members, which AWS tells with the users, not with the group. */
record GroupWithMembers(GroupDetail detail, List<String> memberArns) {

  static final NodeType<GroupWithMembers> TYPE =
      NodeType.named("AWSGroup", GroupWithMembers.class)
          .alsoLabelled("AWSPrincipal", "UserGroup")
          .id(group -> group.detail().arn())
          .indexed("arn", group -> group.detail().arn())
          .property("groupid", group -> group.detail().groupId())
          .property("name", group -> group.detail().groupName())
          .property("path", group -> group.detail().path())
          .property("createdate", group -> PythonDates.str(group.detail().createDate()))
          .property("createdate_dt", group -> PythonDates.datetime(group.detail().createDate()))
          .fromAws()
          .normalised("name", group -> group.detail().groupName())
          .ownedByAccount()
          .linkedFrom("MEMBER_AWS_GROUP", toMany("AWSUser", GroupWithMembers::memberArns).by("arn"))
          .linkedFrom("MEMBER_OF", toMany("AWSUser", GroupWithMembers::memberArns).by("arn"))
          .build();
}
