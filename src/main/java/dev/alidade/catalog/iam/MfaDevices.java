package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/**
 * MFA devices of users. Virtual ones come in one list, {@code iam:ListVirtualMFADevices}; where the
 * account summary counts others, users are asked with {@code iam:ListMFADevices}.
 */
final class MfaDevices implements GlobalResource {

  /** A device that a user signs in with. */
  record Device(String serialNumber, String userName, String userArn, @Nullable Instant enabled) {}

  static final NodeType<Device> DEVICE =
      NodeType.named("AWSMfaDevice", Device.class)
          .alsoLabelled("MfaDevice")
          .id(Device::serialNumber)
          .indexed("serialnumber", Device::serialNumber)
          .property("username", Device::userName)
          .property("user_arn", Device::userArn)
          .property("enabledate", device -> PythonDates.str(device.enabled()))
          .property("enabledate_dt", device -> PythonDates.datetime(device.enabled()))
          .ownedByAccount()
          .linkedFrom("MFA_DEVICE", to("AWSUser", Device::userArn).by("arn"))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("iam")
        .calls(
            Iam.SERVICE,
            "GenerateCredentialReport",
            "GetAccountSummary",
            "GetCredentialReport",
            "ListMFADevices",
            "ListUsers",
            "ListVirtualMFADevices")
        .writes(DEVICE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    // The contract has devices of users only; one that nobody was given is not asked for.
    var virtual =
        Iam.of(at)
            .listVirtualMFADevicesPaginator(
                r -> r.assignmentStatus(AssignmentStatusType.ASSIGNED).maxItems(Iam.LARGEST_PAGE))
            .virtualMFADevices()
            .stream()
            .map(MfaDevices::ofUser)
            .filter(Objects::nonNull)
            .toList();
    var owners = thereAreOthers(at, virtual.size()) ? possibleOwners(at) : List.<Owner>of();
    var asked = owners.stream().map(Owner::userName).collect(Collectors.toSet());
    virtual.stream()
        .filter(device -> !asked.contains(device.userName()))
        .forEach(device -> rows.add(DEVICE, device));
    at.details(owners)
        .named(Owner::userName)
        .feeding(DEVICE)
        .ask(
            owner -> {
              for (var device : devicesOf(at, owner.userName())) {
                rows.add(
                    DEVICE,
                    new Device(
                        device.serialNumber(), owner.userName(), owner.arn(), device.enableDate()));
              }
            });
  }

  private static List<Owner> possibleOwners(Scope at) {
    return Owner.among(at, CredentialReport.of(at)::mayHaveMfaDevices, DEVICE);
  }

  /** The device, if a user has it: root's are not charted, as root is no user. */
  private static @Nullable Device ofUser(VirtualMFADevice device) {
    var user = device.user();
    if (user == null || user.userName() == null || isRoot(user)) {
      return null;
    }
    return new Device(device.serialNumber(), user.userName(), user.arn(), device.enableDate());
  }

  private static boolean isRoot(User user) {
    return user.arn() != null && user.arn().endsWith(":root");
  }

  /**
   * Whether users may have keys or hardware devices. AWS does not say whether its count includes
   * root's devices, so only an equal count proves that there are no others.
   */
  private static boolean thereAreOthers(Scope at, int virtualDevicesOfUsers) {
    var inUse = AccountSummary.of(at).get("MFADevicesInUse");
    return inUse == null || inUse != virtualDevicesOfUsers;
  }

  private static List<MFADevice> devicesOf(Scope at, String userName) {
    return Iam.of(at)
        .listMFADevicesPaginator(r -> r.userName(userName).maxItems(Iam.LARGEST_PAGE))
        .mfaDevices()
        .stream()
        .toList();
  }
}
