/**
 * A conformance kit for SASL: it plays exact and hostile peers against the mechanisms of any provider that is installed, or
 * given, and keeps the octets that showed what it found. It computes with the JDK's own functions and asks with standard
 * callbacks, and uses nothing else of this library, which it judges as it judges any other.
 *
 * <p>Interoperability with one peer shows that two agree, not that either is right. A {@link org.sasl4j.conformance.Row} is one
 * obligation and is named as in the obligations that this library was built from (S for SCRAM, D for DIGEST-MD5, O for OAuth, E
 * for EXTERNAL, A for ANONYMOUS, P for PLAIN, R for all). To add one, write a class that implements
 * {@link org.sasl4j.conformance.Family} in a package of its own, put the row in its {@code rows()}, and name the family in
 * {@link org.sasl4j.conformance.Catalogue}. A row is made of trials, which {@link org.sasl4j.conformance.Trials} makes: a
 * check for each mechanism that a {@link org.sasl4j.conformance.Candidate} has. The script of a check talks through a
 * {@link org.sasl4j.conformance.Dialogue}, which records, and returns what it saw, or throws
 * {@link org.sasl4j.conformance.Violation} or {@link org.sasl4j.conformance.NotOffered}. A trial whose right outcome is a refusal
 * needs a control, {@link org.sasl4j.conformance.Trials#after}: where the right login fails too, a refusal shows nothing. What
 * cannot be seen from outside is a {@link org.sasl4j.conformance.LeftOut}. A family that also tells how a right exchange goes, as
 * an {@link org.sasl4j.conformance.Exact}, has its mechanisms tried by all of the rows R.
 */
@NullMarked
package org.sasl4j.conformance;

import org.jspecify.annotations.NullMarked;
