package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import org.jspecify.annotations.Nullable;

/** Reserved instances. Lists with {@code ec2:DescribeReservedInstances}. */
final class ReservedInstances implements RegionalResource {

  private static final NodeType<software.amazon.awssdk.services.ec2.model.ReservedInstances>
      RESERVATION =
          NodeType.named(
                  "AWSEC2ReservedInstance",
                  software.amazon.awssdk.services.ec2.model.ReservedInstances.class)
              .formerly("EC2ReservedInstance")
              .id(reserved -> reserved.reservedInstancesId())
              .region()
              .property("availabilityzone", reserved -> reserved.availabilityZone())
              .property("duration", reserved -> reserved.duration())
              .property("end", reserved -> PythonDates.str(reserved.end()))
              .property("start", reserved -> PythonDates.str(reserved.start()))
              .property("count", reserved -> reserved.instanceCount())
              .property("type", reserved -> reserved.instanceTypeAsString())
              .property("productdescription", reserved -> reserved.productDescriptionAsString())
              .property("state", reserved -> reserved.stateAsString())
              .property("currencycode", reserved -> reserved.currencyCodeAsString())
              .property("instancetenancy", reserved -> reserved.instanceTenancyAsString())
              .property("offeringclass", reserved -> reserved.offeringClassAsString())
              .property("offeringtype", reserved -> reserved.offeringTypeAsString())
              .property("scope", reserved -> reserved.scopeAsString())
              .property("fixedprice", reserved -> written(reserved.fixedPrice()))
              .ownedByAccount()
              .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:reserved_instances")
        .calls(Ec2.SERVICE, "DescribeReservedInstances")
        .writes(RESERVATION);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Ec2.of(at)
        .describeReservedInstances()
        .reservedInstances()
        .forEach(reserved -> rows.add(RESERVATION, reserved));
  }

  /** The number that AWS wrote, which a plain conversion from float would add digits to. */
  private static @Nullable Double written(@Nullable Float number) {
    return number == null ? null : Double.valueOf(number.toString());
  }
}
