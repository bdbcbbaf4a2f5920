<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="java.util.List" %>
<%@ page import="org.example.backoffice.order.Order" %>
<%@ page import="org.example.backoffice.page.Html" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Orders</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<h1>Orders</h1>
<table>
<tr><th>Order</th><th>Product</th><th>Quantity</th><th>Status</th><th>Created by</th></tr>
<% for (Object each : (List<?>) request.getAttribute("orders")) {
     Order order = (Order) each; %>
<tr>
<td><a href="<%= request.getContextPath() %>/orders/<%= order.getId() %>"><%= order.getId() %></a></td>
<td><%= Html.escape(order.getProduct()) %></td>
<td><%= order.getQuantity() %></td>
<td><%= order.getStatus() %></td>
<td><%= Html.escape(order.getCreatedBy()) %></td>
</tr>
<% } %>
</table>
<% if (!request.isUserInRole("viewer")) { %>
<form method="post" action="<%= request.getContextPath() %>/orders">
<p><label>Product <input name="product"></label> <label>Quantity <input name="quantity" value="1"></label> <button>Order</button></p>
</form>
<% } %>
</body>
</html>
