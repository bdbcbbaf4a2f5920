/** The commands of {@code java -jar user-activity-agent.jar}. */
package io.useractivity.engine.cli;
