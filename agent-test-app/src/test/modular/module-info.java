/** An application of the module path. It opens and exports nothing. */
module org.example.parcels {
  requires jakarta.servlet;
  requires org.eclipse.jetty.ee10.servlet;
}
