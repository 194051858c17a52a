package dev.alidade.trust;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.util.List;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/**
 * A security provider whose default authorities are the machine's. The Neo4j driver takes the JDK's
 * default ones for {@code neo4j+s} and {@code bolt+s}, and can be given others for no such address.
 */
@SuppressWarnings("serial") // A provider is serializable by inheritance; nobody writes one.
final class SystemAuthorities extends Provider {

  private static final String TYPE = "TrustManagerFactory";

  private final transient MachineTrust trust;

  SystemAuthorities(MachineTrust trust) {
    super("AlidadeSystemAuthorities", "1", "The JDK's authorities and the system's");
    this.trust = trust;
  }

  /** Made here and by name of nothing: a native image needs no metadata for it. */
  @Override
  public @Nullable Service getService(String type, String algorithm) {
    return type.equals(TYPE)
            && algorithm.equalsIgnoreCase(TrustManagerFactory.getDefaultAlgorithm())
        ? new Service(this, TYPE, algorithm, Factory.class.getName(), List.of(), null) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return new Factory(trust);
          }
        }
        : null;
  }

  /** The JDK's own, but for whom is trusted where no key store is given. */
  private static final class Factory extends TrustManagerFactorySpi {

    private final MachineTrust trust;
    private TrustManager[] made = new TrustManager[0];

    Factory(MachineTrust trust) {
      this.trust = trust;
    }

    @Override
    protected void engineInit(@Nullable KeyStore store) throws KeyStoreException {
      if (store == null) {
        made = new TrustManager[] {MachineTrust.trusting(trust.authorities())};
        return;
      }
      try {
        var factory = MachineTrust.factory();
        factory.init(store);
        made = factory.getTrustManagers();
      } catch (KeyStoreException e) {
        throw e;
      } catch (GeneralSecurityException e) {
        throw new KeyStoreException(e);
      }
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters)
        throws InvalidAlgorithmParameterException {
      try {
        var factory = MachineTrust.factory();
        factory.init(parameters);
        made = factory.getTrustManagers();
      } catch (InvalidAlgorithmParameterException e) {
        throw e;
      } catch (GeneralSecurityException e) {
        throw new InvalidAlgorithmParameterException(e);
      }
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      return made;
    }
  }
}
