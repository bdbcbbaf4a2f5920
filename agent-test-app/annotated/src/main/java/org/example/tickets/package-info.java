/** Tickets: the application that says more. */
package org.example.tickets;
