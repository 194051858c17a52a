package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
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
  public Declaration declaration() {
    return inModule("iam").calls(Iam.SERVICE, "ListServerCertificates").writes(CERTIFICATE);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Iam.of(at)
        .listServerCertificatesPaginator(r -> r.maxItems(Iam.LARGEST_PAGE))
        .serverCertificateMetadataList()
        .forEach(certificate -> rows.add(CERTIFICATE, certificate));
  }
}
