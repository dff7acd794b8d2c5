package org.sasl4j.conformance;

import java.util.Map;

/**
 * A channel binding for the mechanisms that need one. There is no standard way to give it to a provider. So somebody
 * who knows the provider says how.
 *
 * @param type the name of its type in a GS2 header, such as {@code tls-server-end-point}
 * @param data its octets, which must not be changed
 * @param properties the properties to add to a call, so that the provider has the binding
 */
public record Binding(String type, byte[] data, Map<String, ?> properties) {}
