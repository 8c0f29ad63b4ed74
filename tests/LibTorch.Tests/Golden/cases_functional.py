"""Functions of torch.nn.functional that no module case has covered."""
from recording import Group, bools, floats, longs, plain, rand, randn

group = Group("functional", "inputs in the order of creation; csharp: the call (F is torch.nn.functional), whose last expression is the output or outputs; "
              "gradients: of the outputs' sum weighted with linspace(1, 2, numel) in memory order.")


def f(name, call, python=None, **inputs):
    group.expression(name, call, inputs, python=python)


def layers():
    f("linear", "F.linear(x, w, b)", x=randn(4, 5), w=randn(3, 5), b=randn(3))
    f("linear_no_bias", "F.linear(x, w)", x=randn(2, 4, 5), w=randn(3, 5))
    f("bilinear", "F.bilinear(x, y, w, b)", x=randn(2, 3), y=randn(2, 4), w=randn(5, 3, 4), b=randn(5))
    f("conv1d", "F.conv1d(x, w, b, stride: 2, padding: 1)", x=randn(2, 3, 8), w=randn(4, 3, 3), b=randn(4))
    f("conv2d", "F.conv2d(x, w, b, strides: [2, 1], padding: [1, 0], dilation: [1, 2])", x=randn(2, 3, 6, 6), w=randn(4, 3, 3, 2), b=randn(4))
    f("conv2d_groups", "F.conv2d(x, w, null, groups: 2)", x=randn(2, 4, 4, 4), w=randn(4, 2, 3, 3))
    f("conv3d", "F.conv3d(x, w, b, strides: [1, 2, 2], padding: [1, 1, 1])", x=randn(1, 2, 3, 4, 4), w=randn(3, 2, 3, 3, 3), b=randn(3))
    f("conv1d_padding", "F.conv1d_padding(x, w, null, padding: Padding.Same)", "F.conv1d(x, w, None, padding='same')", x=randn(2, 3, 8), w=randn(4, 3, 3))
    f("conv_transpose1d", "F.conv_transpose1d(x, w, b, stride: 2, padding: 1, output_padding: 1)", x=randn(2, 3, 5), w=randn(3, 4, 3), b=randn(4))
    f("conv_transpose2d", "F.conv_transpose2d(x, w, null, strides: [2, 2])", x=randn(1, 3, 3, 3), w=randn(3, 2, 2, 2))
    f("conv_transpose3d", "F.conv_transpose3d(x, w)", x=randn(1, 2, 2, 2, 2), w=randn(2, 2, 2, 2, 2))
    f("batch_norm_train", "var y = F.batch_norm(x, mean, variance, w, b, true, 0.2, 1e-4); [y, mean, variance]",
      x=randn(6, 3), mean=plain(3), variance="torch.rand([3])", w=randn(3), b=randn(3))
    f("batch_norm_eval", "F.batch_norm(x, mean, variance)", x=randn(6, 3), mean=plain(3), variance="torch.rand([3])")
    f("layer_norm", "F.layer_norm(x, [4], w, b, 1e-6)", x=randn(3, 4), w=randn(4), b=randn(4))
    f("layer_norm_plain", "F.layer_norm(x, [3, 4])", x=randn(2, 3, 4))
    f("group_norm", "F.group_norm(x, 2, w, b)", x=randn(2, 4, 3), w=randn(4), b=randn(4))
    f("instance_norm", "F.instance_norm(x)", x=randn(2, 3, 5))
    f("local_response_norm", "F.local_response_norm(x, 2)", x=randn(1, 4, 3))
    f("normalize", "F.normalize(x)", x=randn(3, 4))
    f("normalize_options", "F.normalize(x, 1.0, 0, 1e-6)", x=randn(3, 4))
    f("one_hot", "F.one_hot(x, 5)", x=longs([0, 4, 2]))
    f("one_hot_inferred", "F.one_hot(x)", x=longs([0, 1, 2, 1], 2, 2))
    f("cosine_similarity", "F.cosine_similarity(x, y, 1, 1e-8)", x=randn(3, 4), y=randn(3, 4))
    f("pairwise_distance", "F.pairwise_distance(x, y, 2.0, 1e-6, true)", x=randn(3, 4), y=randn(3, 4))


def attention():
    inputs = {"q": randn(2, 3, 4, 5), "k": randn(2, 3, 6, 5), "v": randn(2, 3, 6, 5)}
    # PyTorch 1.13 has no public function for this; the formula is that of its documentation.
    weights = "torch.softmax(q @ k.transpose(-2, -1) / math.sqrt(5){}, -1)"
    f("scaled_dot_product_attention", "F.scaled_dot_product_attention(q, k, v)", weights.format("") + " @ v", **inputs)
    f("scaled_dot_product_attention_bool_mask", "F.scaled_dot_product_attention(q, k, v, mask)",
      weights.format(" + torch.zeros(4, 6).masked_fill(~mask, -math.inf)") + " @ v", **inputs, mask=bools([1, 1, 0, 1, 0, 1] * 4, 4, 6))
    f("scaled_dot_product_attention_float_mask", "F.scaled_dot_product_attention(q, k, v, mask)", weights.format(" + mask") + " @ v",
      **inputs, mask=plain(4, 6))
    f("scaled_dot_product_attention_causal", "F.scaled_dot_product_attention(q, k, v, is_casual: true)",
      weights.format(" + torch.full((4, 6), -math.inf).triu(1)") + " @ v", **inputs)


def pooling():
    f("max_pool1d", "F.max_pool1d(x, 3, 2, 1)", x=randn(2, 3, 8))
    f("max_pool1d_indices", "var (y, i) = F.max_pool1d_with_indices(x, 2); [y, i]", x=randn(1, 2, 6))
    f("max_pool2d", "F.max_pool2d(x, 2)", x=randn(1, 2, 4, 4))
    f("max_pool2d_indices", "var (y, i) = F.max_pool2d_with_indices(x, [2, 2]); [y, i]", x=randn(1, 2, 4, 4))
    f("max_pool3d", "F.max_pool3d(x, [1, 2, 2], strides: [1, 2, 2])", x=randn(1, 2, 2, 4, 4))
    f("max_pool3d_indices", "var (y, i) = F.max_pool3d_with_indices(x, [2, 2, 2]); [y, i]", x=randn(1, 1, 2, 4, 4))
    f("max_unpool1d", "var (y, i) = F.max_pool1d_with_indices(x, 2); F.max_unpool1d(y, i, 2)", x=randn(1, 2, 6))
    f("max_unpool2d", "var (y, i) = F.max_pool2d_with_indices(x, [2, 2]); F.max_unpool2d(y, i, [2, 2])", x=randn(1, 2, 4, 4))
    f("avg_pool1d", "F.avg_pool1d(x, 2)", x=randn(1, 2, 6))
    f("avg_pool2d", "F.avg_pool2d(x, 2)", x=randn(1, 2, 4, 4))
    f("avg_pool3d", "F.avg_pool3d(x, [1, 2, 2])", x=randn(1, 2, 2, 4, 4))
    f("adaptive_avg_pool1d", "F.adaptive_avg_pool1d(x, 2)", x=randn(1, 2, 5))
    f("adaptive_avg_pool2d", "F.adaptive_avg_pool2d(x, [2, 1])", x=randn(1, 2, 5, 4))
    f("adaptive_avg_pool3d", "F.adaptive_avg_pool3d(x, [1, 1, 1])", x=randn(2, 3, 2, 3, 3))
    f("adaptive_max_pool1d", "F.adaptive_max_pool1d(x, 2)", x=randn(1, 2, 5))
    f("adaptive_max_pool2d_indices", "var (y, i) = F.adaptive_max_pool2d_with_indices(x, [2, 2]); [y, i]", x=randn(1, 2, 5, 4))
    f("adaptive_max_pool3d", "F.adaptive_max_pool3d(x, [1, 2, 2])", x=randn(1, 2, 2, 4, 4))
    f("lp_pool1d", "F.lp_pool1d(x, 2.0, 2)", x=rand(1, 2, 6))


def activations():
    for call in ("F.relu(x)", "F.relu6(x)", "F.elu(x, 1.0)", "F.celu(x, 1.0)", "F.selu(x)", "F.gelu(x)", "F.silu(x)", "F.mish(x)", "F.leaky_relu(x, 0.2)",
                 "F.hardtanh(x, -1.0, 1.0)", "F.hardsigmoid(x)", "F.hardswish(x)", "F.softplus(x, 1.0, 20.0)", "F.softsign(x)", "F.softshrink(x, 0.5)",
                 "F.hardshrink(x, 0.5)", "F.tanhshrink(x)", "F.threshold(x, 0.1, 2.0)", "F.logsigmoid(x)", "F.sigmoid(x)", "F.tanh(x)", "F.glu(x, -1)",
                 "F.softmax(x, 1)", "F.softmin(x, 1)", "F.log_softmax(x, 1)"):
        f(call, call, x=randn(3, 4))
    f("gelu_tanh", "F.gelu(x, Modules.GELU.Approximate.tanh)", "F.gelu(x, approximate='tanh')", x=randn(3, 4))
    f("softmax_double", "F.softmax(x, 0, torch.float64)", "F.softmax(x, 0, dtype=torch.float64)", x=randn(3, 2))
    f("prelu", "F.prelu(x, w)", x=randn(2, 3, 2), w=rand(3))
    f("dropout", "F.dropout(x, 0.4, true)", x=randn(4, 5))
    f("dropout_off", "F.dropout(x, 0.4, false)", x=randn(2, 3))
    f("dropout1d", "F.dropout1d(x, 0.4, true)", x=randn(2, 4, 3))
    f("dropout2d", "F.dropout2d(x, 0.4, true)", x=randn(2, 4, 2, 2))
    f("dropout3d", "F.dropout3d(x, 0.4, true)", x=randn(2, 4, 1, 2, 2))
    f("alpha_dropout", "F.alpha_dropout(x, 0.4, true)", x=randn(4, 5))
    f("feature_alpha_dropout", "F.feature_alpha_dropout(x, 0.4, true)", x=randn(2, 4, 3))


def shapes():
    f("pad", "F.pad(x, [1, 2])", x=randn(2, 3))
    f("pad_value", "F.pad(x, [1, 0, 0, 2], PaddingModes.Constant, 2.5)", x=randn(2, 3))
    f("pad_negative", "F.pad(x, [-1, 1])", x=randn(2, 4))
    f("pad_reflect", "F.pad(x, [1, 1, 2, 0], PaddingModes.Reflect)", x=randn(1, 1, 3, 3))
    f("pad_replicate", "F.pad(x, [2, 1], PaddingModes.Replicate)", x=randn(1, 2, 3))
    f("pad_circular", "F.pad(x, [2, 1], PaddingModes.Circular)", x=randn(1, 2, 3))
    image, line, volume = {"x": randn(1, 2, 3, 4)}, {"x": randn(1, 2, 5)}, {"x": randn(1, 1, 2, 3, 3)}
    f("interpolate_nearest", "F.interpolate(x, [5, 6])", **image)
    f("interpolate_nearest_exact", "F.interpolate(x, [5, 6], mode: InterpolationMode.NearestExact)", **image)
    f("interpolate_scale", "F.interpolate(x, scale_factor: [2.0, 1.5])", "F.interpolate(x, scale_factor=(2.0, 1.5))", **image)
    f("interpolate_bilinear", "F.interpolate(x, [5, 6], mode: InterpolationMode.Bilinear, align_corners: false)", **image)
    f("interpolate_bilinear_corners", "F.interpolate(x, [5, 6], mode: InterpolationMode.Bilinear, align_corners: true)", **image)
    f("interpolate_bilinear_antialias", "F.interpolate(x, [2, 2], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true)", **image)
    f("interpolate_bicubic", "F.interpolate(x, [5, 6], mode: InterpolationMode.Bicubic, align_corners: false)", **image)
    f("interpolate_area", "F.interpolate(x, [2, 3], mode: InterpolationMode.Area)", **image)
    f("interpolate_linear", "F.interpolate(x, [8], mode: InterpolationMode.Linear, align_corners: false)", **line)
    f("interpolate_linear_recompute",
      "F.interpolate(x, scale_factor: [1.5], mode: InterpolationMode.Linear, align_corners: false, recompute_scale_factor: true)",
      "F.interpolate(x, scale_factor=(1.5,), mode='linear', align_corners=False, recompute_scale_factor=True)", **line)
    f("interpolate_trilinear", "F.interpolate(x, [3, 4, 5], mode: InterpolationMode.Trilinear, align_corners: false)", **volume)
    f("interpolate_nearest_volume", "F.interpolate(x, [1, 4, 5], mode: InterpolationMode.Nearest)", **volume)
    f("grid_sample", "F.grid_sample(x, g, align_corners: false)", x=randn(1, 2, 3, 3), g="torch.rand([1, 2, 2, 2]).mul(2).sub(1).requires_grad_()")
    f("grid_sample_border", "F.grid_sample(x, g, GridSampleMode.Nearest, GridSamplePaddingMode.Border, true)", x=randn(1, 2, 3, 3), g=plain(1, 2, 2, 2))
    f("affine_grid", "F.affine_grid(x, [1, 1, 2, 3], false)", x=randn(1, 2, 3))
    f("pixel_shuffle", "F.pixel_shuffle(x, 2)", x=randn(1, 4, 2, 2))
    f("pixel_unshuffle", "F.pixel_unshuffle(x, 2)", x=randn(1, 1, 4, 4))
    f("fold", "F.fold(x, (3, 3), (2, 2))", x=randn(1, 4, 4))
    f("unfold", "F.unfold(x, (2, 2))", x=randn(1, 2, 3, 3))


def packing():
    pieces = {"a": randn(3, 2), "b": randn(1, 2), "c": randn(2, 2)}
    f("pad_sequence", "nn.utils.rnn.pad_sequence([a, b, c])", **pieces)
    f("pad_sequence_batch_first", "nn.utils.rnn.pad_sequence([a, b, c], batch_first: true, padding_value: -1.0)", **pieces)
    f("pack_sequence", "var p = nn.utils.rnn.pack_sequence([a, b, c], enforce_sorted: false); [p.data, p.batch_sizes, p.sorted_indices, p.unsorted_indices]",
      **pieces)
    f("pad_packed_total_length", "var p = nn.utils.rnn.pack_padded_sequence(x, n, batch_first: true, enforce_sorted: true); "
      "var (y, k) = nn.utils.rnn.pad_packed_sequence(p, batch_first: true, padding_value: 9.0, total_length: 5); [y, k]",
      x=randn(2, 3, 2), n=longs([3, 1]))


def cases():
    for part in (layers, attention, pooling, activations, shapes, packing):
        part()
    return group
