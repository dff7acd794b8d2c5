package org.sasl4j.conformance;

import java.util.Map;

/**
 * A channel binding for the mechanisms that need one. There is no standard way to give it to a provider, so whoever knows the
 * provider says how.
 *
 * @param type its name in a GS2 header, such as {@code tls-server-end-point}
 * @param data its octets, which nobody changes
 * @param properties what is added to the properties of a call, so that the provider has the binding
 */
public record Binding(String type, byte[] data, Map<String, ?> properties) {}
