/**
 * What an application can say of its users' activity, over and above what the user activity agent
 * sees by itself. It depends on nothing; without the agent nothing happens and nothing is thrown.
 */
package io.useractivity.api;
