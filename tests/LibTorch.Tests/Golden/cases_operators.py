"""The most used tensor operations: values and gradients."""
from recording import Group, bools, floats, longs, plain, rand, randn

group = Group("operators", "inputs in the order of creation; csharp: the expression, whose last part is the output or outputs; "
              "gradients: of the outputs' sum weighted with linspace(1, 2, numel) in memory order.")


def o(name, call, python=None, **inputs):
    group.expression(name, call, inputs or {"x": randn(3, 4)}, python=python)


def each(calls, **inputs):
    """Cases named by their own text."""
    for call in calls:
        o(call, call, **inputs)


def pointwise():
    each(["x.abs()", "x.neg()", "x.exp()", "x.expm1()", "x.sin()", "x.cos()", "x.tan()", "x.atan()", "x.sinh()", "x.cosh()", "x.tanh()", "x.asinh()",
          "x.sigmoid()", "x.erf()", "x.erfc()", "x.relu()", "x.square()", "x.sign()", "x.floor()", "x.ceil()", "x.trunc()", "x.frac()", "x.round()",
          "x.reciprocal()", "x.clamp(-0.5, 0.7)", "x.clamp_min(0.1)", "x.clamp_max(0.2)", "x.pow(2)", "x.pow(3.0)", "x.softmax(1)", "x.log_softmax(0)",
          "-x", "x + 1", "x - 2", "x * 3", "x / 4", "1 - x", "2.0 * x", "1.0 / x", "x % 0.3", "x + 0.5f", "x > 0", "x >= 0", "x < 0.5", "x <= 0.5",
          "x.nan_to_num()", "x.sinc()", "x.exp2()", "x.deg2rad()", "x.logit(1e-6)", "x.isnan()", "x.isfinite()", "x.@double()", "x.@long()", "x.@int()",
          "x.@bool()", "x.bfloat16()", "x.half()", "x.to(torch.float64)"], x=randn(3, 2))
    each(["x.log()", "x.log2()", "x.log10()", "x.log1p()", "x.sqrt()", "x.rsqrt()", "x.asin()", "x.acos()", "x.atanh()", "x.lgamma()", "x.digamma()",
          "x.erfinv()", "x.pow(0.5)", "x.pow(-1)", "x.logit()", "torch.special.entr(x)", "torch.special.xlog1py(x, x)", "torch.special.i0(x)",
          "torch.special.ndtri(x)"], x=rand(3, 2))
    two = {"x": randn(3, 2), "y": randn(3, 2)}
    each(["x + y", "x - y", "x * y", "x / y", "x.atan2(y)", "torch.maximum(x, y)", "torch.minimum(x, y)", "torch.fmax(x, y)", "x.hypot(y)",
          "torch.logaddexp(x, y)", "torch.logaddexp2(x, y)", "x.lerp(y, torch.tensor(0.3f))", "x.copysign(y)", "x == y", "x != y", "x > y", "x.fmod(y)",
          "x.remainder(y)", "x.sub(y)", "torch.isclose(x, y, 0.5, 0.5)", "x.ldexp(y)", "x.dist(y)"], **two)
    o("heaviside", "x.heaviside(y)", x=plain(3), y=plain(3))
    o("add_alpha", "torch.add(x, y, 0.5)", "torch.add(x, y, alpha=0.5)", **two)
    o("addcmul", "torch.addcmul(x, y, y, 0.5)", "torch.addcmul(x, y, y, value=0.5)", **two)
    o("div_floor", "torch.div(x, y, RoundingMode.floor)", "torch.div(x, y, rounding_mode='floor')", **two)
    o("div_trunc", "torch.div(x, y, RoundingMode.trunc)", "torch.div(x, y, rounding_mode='trunc')", **two)
    o("addcdiv", "torch.addcdiv(x, y, z, 0.5)", "torch.addcdiv(x, y, z, value=0.5)", **two, z=rand(3, 2))
    o("pow_tensor", "x.pow(y)", x=rand(3, 2), y=randn(3, 2))
    o("xlogy", "torch.xlogy(x, y)", x=rand(3, 2), y=rand(3, 2))
    o("broadcast", "x * y + z", x=randn(3, 1), y=randn(1, 4), z=randn(4))
    o("round_decimals", "x.round(2)", "x.round(decimals=2)", x=plain(3, 2))
    o("long_division", "x / y", x=longs([7, -7, 3]), y=longs([2, 2, -2]))
    o("floor_divide", "x.floor_divide(y)", x=longs([7, -7, 3]), y=longs([2, 2, -2]))
    o("long_remainder", "x.remainder(y)", x=longs([7, -7, 3]), y=longs([2, 2, -2]))
    o("promotion", "x + y", x=longs([1, 2, 3]), y=floats([0.5, 1.5, 2.5]))
    o("promotion_scalar", "x * 1.5", x=longs([1, 2, 3]))
    o("bitwise", "[x & y, x | y, x ^ y, ~x]", x=longs([5, 12, 7]), y=longs([3, 10, 0]))
    o("logical", "[x.logical_and(y), x.logical_or(y), x.logical_xor(y), x.logical_not()]", x=bools([1, 1, 0, 0]), y=bools([1, 0, 1, 0]))
    o("nan_to_num_values", "x.nan_to_num(1.0, 2.0, 3.0)", x="torch.tensor(new float[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })")


def in_place():
    one = {"x": plain(3, 2)}
    for call in ("x.add_(1)", "x.sub_(0.5)", "x.mul_(2)", "x.div_(4)", "x.pow_(2)", "x.exp_()", "x.abs_()", "x.neg_()", "x.clamp_(-0.5, 0.5)", "x.sigmoid_()",
                 "x.tanh_()", "x.relu_()", "x.zero_()", "x.fill_(3.5)", "x.round_()", "x.triu_()"):
        o(call, call + "; x", **one)
    two = {"x": plain(3, 2), "y": plain(3, 2)}
    o("add_alpha_", "x.add_(y, 0.5); x", "x.add_(y, alpha=0.5); x", **two)
    o("addcmul_", "x.addcmul_(y, y, 0.5); x", "x.addcmul_(y, y, value=0.5); x", **two)
    o("addcdiv_", "x.addcdiv_(y, z, -0.5); x", "x.addcdiv_(y, z, value=-0.5); x", **two, z="torch.rand([3, 2])")
    o("lerp_", "x.lerp_(y, torch.tensor(0.25f)); x", **two)
    o("copy_", "x.copy_(y); x", **two)
    o("masked_fill_", "x.masked_fill_(y > 0, -1); x", **two)
    o("uniform_", "x.uniform_(-1, 1); x", **one)
    o("normal_", "x.normal_(0.5, 2); x", **one)
    o("bernoulli_", "x.bernoulli_(0.3); x", x="torch.zeros([4, 5])")
    o("index_add_", "x.index_add_(0, i, y, 1); x", "x.index_add_(0, i, y); x", x=plain(4, 2), y=plain(3, 2), i=longs([0, 2, 0]))


def reductions():
    x = {"x": randn(2, 3, 4)}
    each(["x.sum()", "x.sum(1)", "x.sum(-1, keepdim: true)", "x.sum([0, 2])", "x.mean()", "x.mean([1])", "x.mean([0, 2], true)", "x.prod()", "x.prod(1)",
          "x.std()", "x.std(false)", "x.std(1)", "x.std([0, 2], unbiased: false, keepdim: true)", "x.var()", "x.var(1, unbiased: false)",
          "x.var([1, 2])", "x.max()", "x.min()", "x.amax([1])", "x.amin([0, 2])", "x.argmax()", "x.argmax(1)", "x.argmin(2, true)", "x.norm()",
          "x.norm(1f)", "x.logsumexp(1)", "x.logsumexp(-1, true)", "x.median()", "x.count_nonzero()", "x.any()", "x.all()", "(x > 0).any(1)",
          "(x > 0).all(2)", "(x > 0).sum()", "x.cumsum(1)", "x.cumprod(2)", "x.logcumsumexp(1)", "x.nansum()",
          "x.cumsum(0)"], **x)
    # TorchSharp's default dimension is the last one, PyTorch's is all of them.
    o("quantile", "x.quantile(torch.tensor(0.3f))", "x.quantile(torch.tensor(0.3), -1)", **x)
    for name in ("max", "min", "mode", "cummax", "cummin"):
        o(f"{name}_dim", f"var (v, i) = x.{name}(1); [v, i]", **x)
    o("sum_double", "x.sum(torch.float64)", "x.sum(dtype=torch.float64)", **x)
    o("max_dim_keep", "var (v, i) = x.max(-1, true); [v, i]", **x)
    o("norm_dim", "x.norm(1, false, 2f)", "x.norm(2, 1)", **x)
    o("std_mean", "var (s, m) = torch.std_mean(x, [1], false); [s, m]", **x)
    o("var_mean", "var (s, m) = torch.var_mean(x, [0, 2]); [s, m]", **x)
    o("aminmax", "var (a, b) = torch.aminmax(x, dim: 1); [a, b]", "torch.aminmax(x, dim=1)", x=plain(2, 3, 4))
    o("quantile_dim", "x.quantile(q, 1, true)", **x, q=floats([0.1, 0.5, 0.9]))
    o("nanmean", "x.nanmean()", x="torch.tensor(new float[] { 1f, float.NaN, 3f })")
    o("kthvalue", "var (v, i) = x.kthvalue(2, 1); [v, i]", **x)
    o("logsumexp_large", "x.logsumexp(0)", x=floats([1000.0, 1000.5, -1000.0]))
    o("histc", "x.histc(5, 0, 1)", x="torch.rand([20])")
    o("bincount", "torch.bincount(x)", x=longs([0, 3, 1, 3, 3]))
    o("bincount_weights", "torch.bincount(x, w, 6)", x=longs([0, 3, 1, 3, 3]), w="torch.rand([5])")
    o("cov", "x.cov()", x=randn(3, 5))
    o("corrcoef", "x.corrcoef()", x=randn(3, 5))
    o("large_sum", "[x.sum(), x.mean(), x.std(), x.norm()]", x=randn(100, 100))


def ordering():
    o("sort", "var (v, i) = x.sort(1); [v, i]")
    o("sort_descending", "var (v, i) = x.sort(0, true); [v, i]")
    o("sort_stable", "var (v, i) = x.sort(0, false, true); [v, i]", "x.sort(dim=0, descending=False, stable=True)", x=longs([2, 1, 2, 1, 0]))
    o("argsort", "x.argsort(1, true)")
    o("topk", "var (v, i) = x.topk(2); [v, i]")
    o("topk_smallest", "var (v, i) = x.topk(2, 0, false, true); [v, i]")
    o("msort", "x.msort()")
    o("unique", "var (u, inverse, counts) = x.unique(true, true, true); [u, inverse, counts]", x=longs([3, 1, 3, 2, 1]))
    o("unique_consecutive", "var (u, inverse, counts) = x.unique_consecutive(true, true); [u, inverse, counts]", x=longs([3, 3, 1, 1, 3]))
    o("searchsorted", "torch.searchsorted(s, v)", s=floats([0.0, 1.0, 2.0, 3.0]), v=floats([0.5, 1.0, 9.0]))
    o("searchsorted_right", "torch.searchsorted(s, v, right: true)", s=floats([0.0, 1.0, 2.0, 3.0]), v=floats([0.5, 1.0, 9.0]))
    o("bucketize", "torch.bucketize(v, s)", v=floats([0.5, 1.0, 9.0]), s=floats([0.0, 1.0, 2.0]))
    o("nonzero", "x.nonzero()", x=longs([0, 1, 2, 0, 0, 3], 2, 3))
    o("isin", "torch.isin(x, y)", x=longs([1, 2, 3]), y=longs([2, 5]))


def indexing():
    x = {"x": randn(3, 4, 5)}
    i = {"i": longs([2, 0, 2])}
    for name, csharp, python in (
            ("one", "x[1]", None), ("two", "x[1, 2]", None), ("three", "x[1, 2, 3]", None), ("negative", "x[-1, -2]", None),
            ("from_end", "x[^1]", "x[-1]"), ("range", "x[1..3]", "x[1:3]"), ("range_middle", "x[.., 1..3]", "x[:, 1:3]"),
            ("range_end", "x[.., .., ^2..]", "x[:, :, -2:]"), ("slice_step", "x[TensorIndex.Slice(0, 3, 2)]", "x[0:3:2]"),
            ("slice_colon", "x[TensorIndex.Colon, TensorIndex.Slice(1, null)]", "x[:, 1:]"),
            ("ellipsis", "x[TensorIndex.Ellipsis, 1]", "x[..., 1]"), ("ellipsis_slice", "x[TensorIndex.Ellipsis, TensorIndex.Slice(stop: -1)]", "x[..., :-1]"),
            ("none", "x[TensorIndex.Null, 1]", "x[None, 1]"), ("single", "x[TensorIndex.Single(1)]", "x[1]"),
            ("mask", "x[x > 0.5]", None), ("mask_rows", "x[x.sum([1, 2]) > 0]", None)):
        o(f"index_{name}", csharp, python, **x)
    o("index_tensor", "x[i]", **x, **i)
    o("index_tensors", "x[i, j]", **x, **i, j=longs([1, 3, 3]))
    o("index_tensor_second", "x[TensorIndex.Colon, TensorIndex.Tensor(i)]", "x[:, i]", **x, **i)
    o("index_tensor_third", "x[TensorIndex.Ellipsis, TensorIndex.Tensor(i)]", "x[..., i]", **x, **i)
    o("index_broadcast", "x[i.unsqueeze(1), j]", **x, **i, j=longs([1, 3]))
    small = {"x": plain(3, 4)}
    o("set_element", "x[1, 2] = 7f; x", "x[1, 2] = 7; x", **small)
    o("set_row", "x[0] = torch.zeros(4); x", **small)
    o("set_range", "x[1.., ..2] = torch.tensor(3f); x", "x[1:, :2] = 3; x", **small)
    o("set_mask", "x[x > 0] = 0; x", **small)
    o("set_tensor", "x[i] = v; x", **small, i=longs([2, 0]), v=plain(2, 4))
    o("gather", "x.gather(1, i)", x=randn(3, 4), i=longs([0, 1, 3, 2, 1, 1], 3, 2))
    o("scatter", "x.scatter(1, i, s)", x=randn(3, 4), i=longs([0, 1, 3, 2, 1, 0], 3, 2), s=randn(3, 2))
    o("scatter_add", "x.scatter_add(0, i, s)", x=randn(3, 2), i=longs([0, 1, 2, 0], 2, 2), s=randn(2, 2))
    o("scatter_", "x.scatter_(1, i, s); x", x="torch.zeros([3, 4])", i=longs([0, 1, 3, 2, 1, 0], 3, 2), s=plain(3, 2))
    o("index_select", "x.index_select(1, i)", **x, **i)
    o("index_add", "x.index_add(0, i, s, 2)", "x.index_add(0, i, s, alpha=2)", x=randn(3, 2), i=longs([0, 0]), s=randn(2, 2))
    o("index_copy", "x.index_copy(0, i, s)", x=randn(3, 2), i=longs([2, 0]), s=randn(2, 2))
    o("index_fill", "x.index_fill(1, i, -1)", x=randn(3, 4), i=longs([2, 0]))
    o("index_put_", "x.index_put_(v, i); x", "x.index_put_((i,), v); x", x=plain(3, 2), i=longs([2, 0]), v=plain(2, 2))
    o("masked_fill", "x.masked_fill(m, -5)", x=randn(2, 3), m=bools([1, 0, 0, 1, 1, 0], 2, 3))
    o("masked_select", "x.masked_select(m)", x=randn(2, 3), m=bools([1, 0, 0, 1, 1, 0], 2, 3))
    o("masked_scatter", "x.masked_scatter(m, s)", x=randn(2, 3), m=bools([1, 0, 0, 1, 1, 0], 2, 3), s=randn(4))
    o("where", "torch.where(m, x, y)", x=randn(2, 3), y=randn(3), m=bools([1, 0, 0, 1, 1, 0], 2, 3))
    o("take", "x.take(i)", x=randn(3, 4), i=longs([0, 5, 11]))
    o("take_along_dim", "x.take_along_dim(i, 1)", x=randn(2, 3), i=longs([2, 0], 2, 1))
    o("select", "x.select(1, 2)", **x)
    o("narrow", "x.narrow(1, 1, 2)", **x)
    o("slice", "x.slice(2, 1, 5, 2)", "x[:, :, 1:5:2]", **x)
    o("diagonal", "x.diagonal(0, 1, 2)", **x)
    o("diag", "x.diag()", x=randn(3))
    o("diag_embed", "x.diag_embed()", x=randn(2, 3))
    o("tril", "x.tril()")
    o("triu", "x.triu(1)")
    o("trace", "x.trace()", x=randn(3, 3))
    o("unfold", "x.unfold(1, 2, 1)", x=randn(2, 4))


def shapes():
    x = {"x": randn(2, 3, 4)}
    each(["x.reshape(4, 6)", "x.view(6, -1)", "x.permute(2, 0, 1)", "x.transpose(0, 2)", "x.flatten()", "x.flatten(1)", "x.unsqueeze(1)", "x.squeeze()",
          "x[0].t()", "x.expand(2, 3, 4)", "x.repeat(2, 1, 1)", "x.tile([1, 2, 1])", "x.flip(0, 2)", "x.roll(1)", "x.roll(1, 2)", "x.roll([1, 2], [0, 1])",
          "x.movedim([0], [2])", "x.swapaxes(0, 1)", "x.contiguous()", "x.clone()", "x.detach()", "x.ravel()", "x.fliplr()", "x.repeat_interleave(2, 1)",
          "torch.diff(x, 1, 1)", "x.rot90(1, (0, 2))", "x.transpose(1, 2).contiguous()", "x.broadcast_to(2, 3, 4)", "x.chunk(2, 1)", "x.split(2, 2)",
          "x.split([1, 2], 1)", "x.unbind(1)", "x.tensor_split(3, 2)"], **x)
    o("unflatten", "x.unflatten(2, 2, 2)", "x.unflatten(2, (2, 2))", **x)
    o("expand", "x.expand(3, 4)", x=randn(3, 1))
    o("squeeze_dim", "x.squeeze(1)", x=randn(3, 1, 1))
    o("repeat_interleave_tensor", "x.repeat_interleave(n, 0)", x=randn(3, 2), n=longs([1, 0, 2]))
    two = {"x": randn(2, 3), "y": randn(2, 3)}
    each(["torch.cat([x, y])", "torch.cat([x, y], 1)", "torch.stack([x, y])", "torch.stack([x, y], 2)", "torch.hstack([x, y])", "torch.vstack([x, y])"], **two)
    o("meshgrid", "var g = torch.meshgrid([x, y]); [g[0], g[1]]", "torch.meshgrid([x, y], indexing='ij')", x=floats([1.0, 2.0]), y=floats([3.0, 4.0, 5.0]))
    o("cartesian_prod", "torch.cartesian_prod(x, y)", x=longs([1, 2]), y=longs([3, 4]))
    o("combinations", "torch.combinations(x)", x=longs([1, 2, 3]))
    o("block_diag", "torch.block_diag(x, y)", x=randn(2, 1), y=randn(1, 2))


def products():
    x = {"x": randn(3, 4), "y": randn(4, 5)}
    each(["x.matmul(y)", "x.mm(y)", 'torch.einsum("ij,jk->ik", x, y)', 'torch.einsum("ij,jk->ki", x, y)'], **x)
    b = {"x": randn(2, 3, 4), "y": randn(2, 4, 5)}
    o("bmm", "x.bmm(y)", **b)
    o("matmul_batch", "torch.matmul(x, y)", **b)
    o("matmul_broadcast", "torch.matmul(x, y)", x=randn(2, 3, 4), y=randn(4, 2))
    o("matmul_vector", "torch.matmul(x, y)", x=randn(3, 4), y=randn(4))
    o("einsum_batch", 'torch.einsum("bij,bjk->ik", x, y)', **b)
    o("einsum_attention", 'torch.einsum("bqhd,bkhd->bhqk", x, y)', x=randn(2, 3, 2, 4), y=randn(2, 3, 2, 4))
    o("einsum_diagonal", 'torch.einsum("ii->i", x)', x=randn(3, 3))
    o("einsum_outer", 'torch.einsum("i,j->ij", x, y)', x=randn(3), y=randn(2))
    o("addmm", "torch.addmm(z, x, y, 0.5f, 2f)", "torch.addmm(z, x, y, beta=0.5, alpha=2)", **x, z=randn(3, 5))
    o("baddbmm", "torch.baddbmm(z, x, y)", **b, z=randn(2, 3, 5))
    o("dot", "x.dot(y)", x=randn(5), y=randn(5))
    o("outer", "x.outer(y)", x=randn(3), y=randn(2))
    o("mv", "x.mv(y)", x=randn(3, 4), y=randn(4))
    o("inner", "x.inner(y)", x=randn(2, 3), y=randn(4, 3))
    o("kron", "x.kron(y)", x=randn(2, 1), y=randn(1, 3))
    o("tensordot", "torch.tensordot(x, y, [1, 2], [0, 1])", "torch.tensordot(x, y, ([1, 2], [0, 1]))", x=randn(2, 3, 4), y=randn(3, 4, 2))
    o("cdist", "torch.cdist(x, y)", x=randn(3, 4), y=randn(2, 4))
    o("cdist_1", "torch.cdist(x, y, 1.0)", x=randn(3, 4), y=randn(2, 4))
    o("matrix_power", "x.matrix_power(3)", x=randn(3, 3))


def creation():
    for name, csharp, python in (
            ("arange", "torch.arange(5)", None), ("arange_float", "torch.arange(0.5, 3.0, 0.5)", None), ("arange_step", "torch.arange(10, 0, -3)", None),
            ("linspace", "torch.linspace(-1, 2, 7)", None), ("logspace", "torch.logspace(0, 2, 5)", None), ("eye", "torch.eye(3, 4)", None),
            ("full", "torch.full([2, 3], 1.5)", None), ("zeros_long", "torch.zeros([2, 2], torch.int64)", "torch.zeros([2, 2], dtype=torch.int64)"),
            ("ones", "torch.ones([3])", None), ("tril_indices", "torch.tril_indices(3, 3)", None), ("triu_indices", "torch.triu_indices(3, 3, 1)", None),
            ("complex", "torch.complex(torch.ones([2]), torch.zeros([2]))", None),
            ("polar", "torch.polar(torch.ones([2]), torch.tensor(new float[] { 0f, 1f }))", None)):
        group.expression(name, csharp, {}, python=python)
    for name, csharp, python in (
            ("rand", "torch.rand([3, 4])", None), ("rand_double", "torch.rand([5], torch.float64)", "torch.rand([5], dtype=torch.float64)"),
            ("randn", "torch.randn([3, 3])", None), ("randn_many", "torch.randn([40, 50])", None),
            ("randn_double", "torch.randn([20], torch.float64)", "torch.randn([20], dtype=torch.float64)"),
            ("randint", "torch.randint(0, 10, [6])", None), ("randperm", "torch.randperm(12)", None),
            ("bernoulli", "torch.bernoulli(torch.full([4, 5], 0.3))", None),
            ("multinomial", "torch.multinomial(torch.tensor(new float[] { 1f, 2f, 3f, 4f }), 3)", None),
            ("multinomial_replacement", "torch.multinomial(torch.tensor(new float[] { 1f, 2f, 3f, 4f }), 8, true)", None),
            ("normal", "torch.normal(torch.zeros([4]), torch.ones([4]))", None), ("poisson", "torch.poisson(torch.full([5], 3.0))", None),
            ("rand_then_randn", "[torch.rand([2]), torch.randn([2]), torch.rand([1])]", None)):
        group.expression("random_" + name, csharp, {}, python=python)


def cases():
    for part in (pointwise, in_place, reductions, ordering, indexing, shapes, products, creation):
        part()
    return group
