/** The manifests of src/main/kubernetes, read as strictly as the API server does. */
@NullMarked
package dev.alidade.kubernetes;

import org.jspecify.annotations.NullMarked;
