package dev.alidade.catalog.iam;

import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

/**
 * Certificates that IAM keeps for load balancers. Lists with {@code iam:ListServerCertificates}.
 */
final class ServerCertificates implements GlobalResource {

  static final NodeType<ServerCertificateMetadata> CERTIFICATE =
      NodeType.named("AWSServerCertificate", ServerCertificateMetadata.class)
          .alsoLabelled("Certificate")
          .id(ServerCertificateMetadata::serverCertificateId)
          .indexed("arn", ServerCertificateMetadata::arn)
          .indexed("server_certificate_id", ServerCertificateMetadata::serverCertificateId)
          .indexed("server_certificate_name", ServerCertificateMetadata::serverCertificateName)
          .property("path", ServerCertificateMetadata::path)
          .property("expiration", certificate -> PythonDates.datetime(certificate.expiration()))
          .property("upload_date", certificate -> PythonDates.datetime(certificate.uploadDate()))
          .fromAws()
          .normalised("domain", ServerCertificateMetadata::serverCertificateName)
          .normalised("expiry", certificate -> PythonDates.datetime(certificate.expiration()))
          .ownedByAccount()
          .build();

  @Override
  public String module() {
    return "iam";
  }

  @Override
  public List<String> operations() {
    return List.of("iam:ListServerCertificates");
  }

  @Override
  public List<NodeType<?>> nodes() {
    return List.of(CERTIFICATE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Iam.of(at)
        .listServerCertificatesPaginator(r -> r.maxItems(Iam.LARGEST_PAGE))
        .serverCertificateMetadataList()
        .forEach(certificate -> rows.add(CERTIFICATE, certificate));
  }
}
