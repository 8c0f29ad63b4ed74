"""Linear algebra. Where a factorisation is unique only up to signs, the case records what is unique."""
from recording import Group, randn

group = Group("linalg", "inputs in the order of creation; csharp: the expression; where a factorisation is unique only up to signs, it is multiplied back or "
              "its absolute value taken; gradients: of the outputs' sum weighted with linspace(1, 2, numel) in memory order.")

SQUARE = {"x": randn(3, 3)}
TALL = {"x": randn(4, 3)}
# Symmetric and well away from singular.
POSITIVE = {"r": randn(3, 3), "x": "r.detach().matmul(r.detach().t()).add(torch.eye(3, 3)).requires_grad_()"}


def o(name, call, python=None, inputs=None, **more):
    group.expression(name, call, inputs or more, python=python)


def cases():
    o("det", "torch.linalg.det(x)", inputs=SQUARE)
    o("det_batch", "torch.linalg.det(x)", x=randn(2, 3, 3))
    o("slogdet", "var (s, d) = torch.linalg.slogdet(x); [s, d]", inputs=SQUARE)
    o("logdet", "x.logdet()", inputs=POSITIVE)
    o("inv", "torch.linalg.inv(x)", inputs=SQUARE)
    o("inverse", "x.inverse()", inputs=SQUARE)
    o("pinv", "torch.linalg.pinv(x)", inputs=TALL)
    o("solve", "torch.linalg.solve(x, b)", inputs=SQUARE | {"b": randn(3, 2)})
    o("solve_triangular", "torch.linalg.solve_triangular(x.triu(), b, upper: true)", inputs=POSITIVE | {"b": randn(3, 2)})
    o("lstsq", "var (s, residuals, rank, values) = torch.linalg.lstsq(x, b); [s]", "[torch.linalg.lstsq(x, b).solution]", inputs=TALL | {"b": randn(4, 2)})
    o("cholesky", "torch.linalg.cholesky(x)", inputs=POSITIVE)
    o("cholesky_solve", "torch.cholesky_solve(b, torch.linalg.cholesky(x))", inputs=POSITIVE | {"b": randn(3, 2)})
    o("cholesky_inverse", "torch.cholesky_inverse(torch.linalg.cholesky(x))", inputs=POSITIVE)
    o("qr", "var (q, r2) = torch.linalg.qr(x); [q.matmul(r2), r2.abs()]", inputs=TALL)
    o("qr_complete", "var (q, r2) = torch.linalg.qr(x.detach(), linalg.QRMode.Complete); [q.matmul(r2), r2.abs()]", inputs=TALL)
    o("svd", "var (u, s, vh) = torch.linalg.svd(x, fullMatrices: false); [s, u.matmul(torch.diag(s)).matmul(vh)]", inputs=TALL)
    o("svdvals", "torch.linalg.svdvals(x)", inputs=TALL)
    o("eigh", "var (values, vectors) = torch.linalg.eigh(x); [values, vectors.abs()]", inputs=POSITIVE)
    o("eigvalsh", "torch.linalg.eigvalsh(x)", inputs=POSITIVE)
    o("eigvals_sum", "torch.view_as_real(torch.linalg.eigvals(x).sum())", inputs=SQUARE)
    o("lu_factor", "var (lu, pivots) = torch.linalg.lu_factor(x); [lu, pivots]", inputs=SQUARE)
    o("lu", "var (p, l, u) = torch.linalg.lu(x); [p, l, u]", inputs=SQUARE)
    o("matrix_exp", "torch.matrix_exp(x)", inputs=SQUARE)
    o("matrix_power", "torch.matrix_power(x, 3)", inputs=SQUARE)
    o("matrix_rank", "torch.linalg.matrix_rank(x)", inputs=TALL)
    o("multi_dot", "torch.linalg.multi_dot([a, b, c])", a=randn(2, 3), b=randn(3, 4), c=randn(4, 2))
    o("cross", "torch.linalg.cross(x, y)", x=randn(2, 3), y=randn(2, 3))
    o("vecdot", "torch.linalg.vecdot(x, y)", x=randn(2, 3), y=randn(2, 3))
    o("norm", "torch.linalg.norm(x)", inputs=TALL)
    o("vector_norm", "torch.linalg.vector_norm(x)", inputs=TALL)
    o("vector_norm_3", "torch.linalg.vector_norm(x, 3.0, [1], true)", inputs=TALL)
    o("vector_norm_inf", "torch.linalg.vector_norm(x, float.PositiveInfinity)", inputs=TALL)
    o("matrix_norm", "torch.linalg.matrix_norm(x)", inputs=TALL)
    o("matrix_norm_nuclear", 'torch.linalg.matrix_norm(x, "nuc")', inputs=TALL)
    o("matrix_norm_2", "torch.linalg.matrix_norm(x, 2.0)", inputs=TALL)
    o("matrix_norm_1", "torch.linalg.matrix_norm(x, 1.0)", inputs=TALL)
    o("cond", "torch.linalg.cond(x)", inputs=SQUARE)
    o("tensorinv", "torch.linalg.tensorinv(x, 1)", x=randn(4, 2, 2))
    o("vander", "torch.linalg.vander(x)", x=randn(3))
    o("diagonal", "torch.linalg.diagonal(x)", inputs=TALL)
    o("adjoint", "torch.adjoint(x)", x=randn(2, 3))
    return group
