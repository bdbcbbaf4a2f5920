package org.example.frameworks.jaxrs;

import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.ForbiddenException;
import javax.ws.rs.FormParam;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;

/** Orders as text, at once and later. */
@Path("orders")
@Produces(MediaType.TEXT_PLAIN)
public class OrdersResource {

  @GET
  @Path("{id}")
  public String show(@PathParam("id") int id, @Context SecurityContext security) {
    if (id == 0) {
      throw new NotFoundException("order 0");
    }
    return "Order " + id + " of " + security.getUserPrincipal().getName();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(@FormParam("item") String item) {
    return Response.created(URI.create("orders/" + item.length())).build();
  }

  @GET
  @Path("{id}/total")
  public void total(@PathParam("id") int id, @Suspended AsyncResponse response) {
    new Thread(() -> response.resume("total of " + id)).start();
  }

  @GET
  @Path("{id}/lost")
  public void lost(@PathParam("id") int id, @Suspended AsyncResponse response) {
    new Thread(() -> response.resume(new ForbiddenException("order " + id + " is lost"))).start();
  }

  @GET
  @Path("broken")
  public String broken() {
    throw new IllegalStateException("no orders today");
  }
}
