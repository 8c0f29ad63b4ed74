"""Every nn module of the subset: parameters as constructed, outputs, gradients, and buffers after the call."""
from recording import Group, bools, longs, plain, rand, randn

group = Group("modules", "module: the construction; state: state_dict right after it, unless an earlier case has the same; "
              "inputs in the order of creation; csharp: the call, whose last expression is the output or outputs; gradients: of the outputs' sum weighted with linspace(1, 2, numel) in memory order; "
              "after: buffers (and weights that the call changes) after the call.")


def m(name, module, *shapes, call="m.call(x)", **rest):
    """One input x, normal, unless `inputs` says otherwise."""
    inputs = rest.pop("inputs", None) or {"x": randn(*shapes)}
    group.expression(name, call, inputs, module=module, **rest)


def linear():
    m("linear", "Linear(5, 3)", 4, 5)
    m("linear_no_bias", "Linear(5, 3, false)", 2, 4, 5)
    m("linear_large", "Linear(64, 48)", 8, 64)
    m("bilinear", "Bilinear(3, 4, 5)", call="m.call(x, y)", inputs={"x": randn(2, 3), "y": randn(2, 4)})
    m("bilinear_no_bias", "Bilinear(3, 4, 5, false)", call="m.call(x, y)", inputs={"x": randn(2, 3), "y": randn(2, 4)})
    m("identity", "Identity()", 2, 3)
    m("sequential", "Sequential(Linear(4, 6), ReLU(), Linear(6, 2))", 3, 4)
    m("sequential_named", 'Sequential(("hidden", Linear(4, 6)), ("act", Tanh()), ("out", Linear(6, 2)))', 3, 4,
      python_module="Sequential(__import__('collections').OrderedDict([('hidden', Linear(4, 6)), ('act', Tanh()), ('out', Linear(6, 2))]))")


def convolution():
    m("conv1d", "Conv1d(3, 4, 3)", 2, 3, 10)
    m("conv1d_options", "Conv1d(4, 6, 3, stride: 2, padding: 2, dilation: 2, groups: 2, bias: false)", 2, 4, 12)
    m("conv1d_same", "Conv1d(3, 4, 4, padding: Padding.Same)", 2, 3, 9)
    m("conv1d_valid", "Conv1d(3, 4, 4, padding: Padding.Valid)", 2, 3, 9)
    m("conv1d_unbatched", "Conv1d(3, 4, 3)", 3, 10)
    for mode in ("Reflect", "Replicate", "Circular"):
        m(f"conv1d_{mode.lower()}", f"Conv1d(3, 4, 3, padding: 2, padding_mode: PaddingModes.{mode})", 2, 3, 8)
        m(f"conv2d_{mode.lower()}", f"Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.{mode})", 1, 2, 5, 5)
    m("conv2d", "Conv2d(3, 4, 3)", 2, 3, 6, 6)
    m("conv2d_tuples", "Conv2d(3, 4, (3, 2), (2, 1), (1, 0))", 2, 3, 7, 6)
    m("conv2d_dilation_tuple", "Conv2d(3, 4, (3, 2), dilation: (2, 1), bias: false)", 2, 3, 7, 6)
    m("conv2d_depthwise", "Conv2d(4, 4, 3, stride: 2, padding: 1, groups: 4)", 2, 4, 8, 8)
    m("conv2d_pointwise", "Conv2d(6, 5, 1)", 2, 6, 4, 4)
    m("conv2d_same", "Conv2d(3, 4, 3, padding: Padding.Same)", 1, 3, 5, 5)
    m("conv2d_unbatched", "Conv2d(3, 4, 3)", 3, 6, 6)
    m("conv3d", "Conv3d(2, 3, 3)", 1, 2, 4, 5, 5)
    m("conv3d_stem", "Conv3d(3, 4, (3, 7, 7), (1, 2, 2), (1, 3, 3), bias: false)", 1, 3, 4, 14, 14)
    m("conv3d_downsample", "Conv3d(4, 8, 1, stride: 2, bias: false)", 2, 4, 4, 6, 6)
    m("conv3d_groups", "Conv3d(4, 4, 3, padding: 1, groups: 2)", 1, 4, 3, 4, 4)
    m("conv_transpose1d", "ConvTranspose1d(3, 4, 3, stride: 2, padding: 1, output_padding: 1)", 2, 3, 5)
    m("conv_transpose1d_groups", "ConvTranspose1d(4, 6, 3, groups: 2, dilation: 2, bias: false)", 2, 4, 5)
    m("conv_transpose2d", "ConvTranspose2d(3, 4, 3, stride: 2, padding: 1, output_padding: 1)", 2, 3, 4, 4)
    m("conv_transpose2d_tuples", "ConvTranspose2d(3, 2, (3, 2), (2, 1), (1, 0))", 1, 3, 4, 5)
    m("conv_transpose3d", "ConvTranspose3d(2, 3, 3, stride: 2, padding: 1, output_padding: 1)", 1, 2, 3, 3, 3)


def normalisation():
    m("batch_norm1d", "BatchNorm1d(4)", 6, 4)
    m("batch_norm1d_sequence", "BatchNorm1d(3)", 4, 3, 5)
    m("batch_norm1d_options", "BatchNorm1d(4, eps: 0.001, momentum: 0.3)", 6, 4)
    m("batch_norm1d_no_affine", "BatchNorm1d(4, affine: false)", 6, 4)
    m("batch_norm1d_no_stats", "BatchNorm1d(4, track_running_stats: false)", 6, 4)
    m("batch_norm1d_eval", "BatchNorm1d(4)", 6, 4, setup="m.call(torch.randn([8, 4])); m.eval()")
    m("batch_norm1d_no_stats_eval", "BatchNorm1d(4, track_running_stats: false)", 6, 4, setup="m.eval()")
    m("batch_norm2d", "BatchNorm2d(3)", 2, 3, 4, 4)
    m("batch_norm2d_eval", "BatchNorm2d(3)", 2, 3, 4, 4, setup="m.call(torch.randn([4, 3, 2, 2])); m.eval()")
    m("batch_norm3d", "BatchNorm3d(3)", 2, 3, 2, 3, 3)
    m("batch_norm3d_eval", "BatchNorm3d(3)", 2, 3, 2, 3, 3, setup="m.call(torch.randn([2, 3, 2, 2, 2])); m.eval()")
    m("layer_norm", "LayerNorm(5)", 3, 5)
    m("layer_norm_two_dims", "LayerNorm([4, 5])", 2, 4, 5)
    m("layer_norm_eps", "LayerNorm(5, eps: 1e-12)", 2, 3, 5)
    m("layer_norm_no_affine", "LayerNorm(5, elementwise_affine: false)", 3, 5)
    m("layer_norm_no_bias", "LayerNorm(5, bias: false)", 3, 5, python_module="without_bias(LayerNorm(5))")
    m("layer_norm_large", "LayerNorm(768)", 4, 768)
    m("group_norm", "GroupNorm(2, 4)", 3, 4, 5)
    m("group_norm_no_affine", "GroupNorm(3, 6, eps: 0.001, affine: false)", 2, 6, 2, 2)
    m("instance_norm1d", "InstanceNorm1d(3)", 2, 3, 6)
    m("instance_norm1d_affine_stats", "InstanceNorm1d(3, affine: true, track_running_stats: true)", 2, 3, 6)
    m("instance_norm2d", "InstanceNorm2d(3)", 2, 3, 4, 4)
    m("instance_norm2d_eval", "InstanceNorm2d(3, affine: true, track_running_stats: true)", 2, 3, 4, 4,
      setup="m.call(torch.randn([4, 3, 2, 2])); m.eval()")
    m("instance_norm3d", "InstanceNorm3d(2)", 2, 2, 3, 3, 3)
    m("local_response_norm", "LocalResponseNorm(3, alpha: 0.1)", 2, 6, 3)


def embedding():
    index = {"x": longs([1, 2, 6, 2, 0, 5], 2, 3)}
    m("embedding", "Embedding(7, 4)", inputs=index)
    m("embedding_padding_idx", "Embedding(7, 4, padding_idx: 2)", inputs=index)
    m("embedding_max_norm", "Embedding(7, 4, max_norm: 1.0)", inputs=index, after=["weight"])
    m("embedding_max_norm_1", "Embedding(7, 4, max_norm: 1.5, norm_type: 1.0)", inputs=index, after=["weight"])
    m("embedding_scale_grad", "Embedding(7, 4, scale_grad_by_freq: true)", inputs=index)
    m("embedding_from_pretrained", "Embedding_from_pretrained(torch.arange(12).reshape(4, 3).to(torch.float32), freeze: false)",
      inputs={"x": longs([3, 0, 3])}, python_module="Embedding.from_pretrained(torch.arange(12).reshape(4, 3).to(torch.float32), freeze=False)")
    bag = {"x": longs([1, 2, 4, 5, 4, 3, 2, 6]), "offsets": longs([0, 3, 5])}
    for mode in ("Sum", "Mean", "Max"):
        m(f"embedding_bag_{mode.lower()}", f"EmbeddingBag(7, 4, mode: EmbeddingBagMode.{mode})", inputs=bag, call="m.call(x, offsets)")
        m(f"embedding_bag_{mode.lower()}_rows", f"EmbeddingBag(7, 4, mode: EmbeddingBagMode.{mode})", inputs=index)
    m("embedding_bag_weights", "EmbeddingBag(7, 4, mode: EmbeddingBagMode.Sum)", inputs=bag | {"w": rand(8)}, call="m.call(x, offsets, w)")
    m("embedding_bag_padding", "EmbeddingBag(7, 4, mode: EmbeddingBagMode.Mean, padding_index: 2)", inputs=bag, call="m.call(x, offsets)")
    m("embedding_bag_last_offset", "EmbeddingBag(7, 4, mode: EmbeddingBagMode.Sum, include_last_offset: true)",
      inputs=bag | {"offsets": longs([0, 3, 5, 8])}, call="m.call(x, offsets)")
    m("embedding_bag_max_norm", "EmbeddingBag(7, 4, max_norm: 1.0, mode: EmbeddingBagMode.Mean)", inputs=bag, call="m.call(x, offsets)", after=["weight"])


def recurrent():
    for kind in ("LSTM", "GRU", "RNN"):
        name = kind.lower()
        three = "var (y, h, c) = m.call({}); [y, h, c]"
        two = "var (y, h) = m.call({}); [y, h]"
        pattern = three if kind == "LSTM" else two

        def call(arguments):
            # PyTorch nests an LSTM's hidden and cell state.
            text = pattern.format(arguments)
            return {"call": text, "python": text.replace("var (y, h, c)", "y, (h, c)").replace("var ", "").replace("m.call", "m")}

        m(name, f"{kind}(4, 5)", 3, 2, 4, **call("x"))
        m(f"{name}_two_layers", f"{kind}(4, 5, 2)", 3, 2, 4, **call("x"))
        m(f"{name}_bidirectional", f"{kind}(4, 3, 2, batchFirst: true, bidirectional: true)", 2, 4, 4, **call("x"))
        m(f"{name}_no_bias", f"{kind}(4, 5, bias: false, batchFirst: true)", 2, 3, 4, **call("x"))
        m(f"{name}_dropout", f"{kind}(4, 5, 2, dropout: 0.3)", 3, 2, 4, **call("x"))
        m(f"{name}_dropout_eval", f"{kind}(4, 5, 2, dropout: 0.3)", 3, 2, 4, setup="m.eval()", **call("x"))
        m(f"{name}_unbatched", f"{kind}(4, 5)", 6, 4, **call("x"))
        states = {"x": randn(3, 2, 4), "h0": randn(2, 2, 5)}
        if kind == "LSTM":
            m("lstm_initial_state", "LSTM(4, 5, 2)", inputs=states | {"c0": randn(2, 2, 5)}, **call("x, (h0, c0)"))
        else:
            m(f"{name}_initial_state", f"{kind}(4, 5, 2)", inputs=states, **call("x, h0"))
        packed = {"x": randn(3, 4, 4), "n": longs([2, 4, 1])}
        pack = "var p = nn.utils.rnn.pack_padded_sequence(x, n, batch_first: true, enforce_sorted: false); "
        outputs = "(o, h, c)" if kind == "LSTM" else "(o, h)"
        unpack = "; var (y, lengths) = nn.utils.rnn.pad_packed_sequence(o, batch_first: true); "
        tail = f"var {outputs} = m.call(p)" + unpack + ("[y, lengths, h, c]" if kind == "LSTM" else "[y, lengths, h]")
        text = pack + tail
        python = text.replace("(o, h, c) =", "o, (h, c) =").replace("var ", "").replace("m.call", "m")
        python = python.replace("batch_first: true", "batch_first=True").replace("enforce_sorted: false", "enforce_sorted=False")
        m(f"{name}_packed", f"{kind}(4, 5)", inputs=packed, call=text, python=python)
        m(f"{name}_packed_bidirectional", f"{kind}(4, 3, 2, bidirectional: true)", inputs=packed, call=text, python=python)
    m("rnn_relu", "RNN(4, 5, 2, NonLinearities.ReLU)", 3, 2, 4, call="var (y, h) = m.call(x); [y, h]", python_module="RNN(4, 5, 2, nonlinearity='relu')")
    cell = {"x": randn(2, 4), "h0": randn(2, 5)}
    m("lstm_cell", "LSTMCell(4, 5)", inputs=cell | {"c0": randn(2, 5)}, call="var (h, c) = m.call(x, (h0, c0)); [h, c]")
    m("lstm_cell_zeros", "LSTMCell(4, 5, false)", inputs={"x": randn(2, 4)}, call="var (h, c) = m.call(x); [h, c]")
    m("gru_cell", "GRUCell(4, 5)", inputs=cell, call="m.call(x, h0)")
    m("rnn_cell", "RNNCell(4, 5)", inputs=cell, call="m.call(x, h0)")
    m("rnn_cell_relu", "RNNCell(4, 5, NonLinearities.ReLU, false)", inputs=cell, call="m.call(x, h0)",
      python_module="RNNCell(4, 5, nonlinearity='relu', bias=False)")


def attention():
    pair = "var (y, w) = m.call({}); [y, w]"
    one = {"x": randn(4, 2, 8)}
    padding = {"x": randn(4, 2, 8), "mask": bools([0, 0, 0, 1, 0, 0, 1, 1], 2, 4)}
    m("multihead_attention", "MultiheadAttention(8, 2)", inputs=one, call=pair.format("x, x, x"))
    m("multihead_attention_cross", "MultiheadAttention(8, 2)", inputs={"q": randn(3, 2, 8), "k": randn(5, 2, 8), "v": randn(5, 2, 8)},
      call=pair.format("q, k, v"))
    m("multihead_attention_no_weights", "MultiheadAttention(8, 4)", inputs=one, call="var (y, w) = m.call(x, x, x, need_weights: false); y")
    m("multihead_attention_key_padding", "MultiheadAttention(8, 2)", inputs=padding, call=pair.format("x, x, x, key_padding_mask: mask"))
    m("multihead_attention_causal", "MultiheadAttention(8, 2)", inputs=one | {"mask": "torch.triu(torch.ones(4, 4), 1).to(torch.@bool)"},
      call=pair.format("x, x, x, attn_mask: mask"))
    m("multihead_attention_float_mask", "MultiheadAttention(8, 2)", inputs=one | {"mask": randn(4, 4)}, call=pair.format("x, x, x, attn_mask: mask"))
    m("multihead_attention_kdim", "MultiheadAttention(8, 2, kdim: 5, vdim: 6)", inputs={"q": randn(3, 2, 8), "k": randn(4, 2, 5), "v": randn(4, 2, 6)},
      call=pair.format("q, k, v"))
    m("multihead_attention_bias_kv", "MultiheadAttention(8, 2, add_bias_kv: true, add_zero_attn: true)", inputs=one, call=pair.format("x, x, x"))
    m("multihead_attention_no_bias", "MultiheadAttention(8, 2, bias: false)", inputs=one, call=pair.format("x, x, x"))
    m("multihead_attention_dropout", "MultiheadAttention(8, 2, dropout: 0.4)", inputs=one, call=pair.format("x, x, x"))


def transformer():
    # The stacks reseed before their inputs, because real TorchSharp's copies of a layer may consume random numbers where PyTorch's do not.
    one = {"x": randn(4, 2, 8)}
    causal = {"mask": "torch.triu(torch.full([4, 4], float.NegativeInfinity), 1)"}
    padding = {"padding": bools([0, 0, 0, 1, 0, 0, 1, 1], 2, 4)}
    layer = "TransformerEncoderLayer(8, 2, 16, {})"
    m("encoder_layer", layer.format("0.0"), inputs=one)
    m("encoder_layer_gelu", layer.format("0.0, Activations.GELU"), inputs=one)
    m("encoder_layer_dropout", layer.format("0.2"), inputs=one)
    m("encoder_layer_eval", layer.format("0.2"), inputs=one, setup="m.eval()")
    m("encoder_layer_mask", layer.format("0.0"), inputs=one | causal, call="m.call(x, mask)")
    m("encoder_layer_padding", layer.format("0.0"), inputs=one | padding, call="m.call(x, null, padding)")
    stack = "TransformerEncoder(TransformerEncoderLayer(8, 2, 16, {}), 2)"
    m("encoder", stack.format("0.0"), inputs=one, reseed=2)
    m("encoder_dropout", stack.format("0.1"), inputs=one, reseed=2)
    m("encoder_masks", stack.format("0.0"), inputs=one | causal | padding, call="m.call(x, mask, padding)", reseed=2)
    two = {"x": randn(4, 2, 8), "memory": randn(3, 2, 8)}
    m("decoder_layer", "TransformerDecoderLayer(8, 2, 16, 0.0)", inputs=two, call="m.call(x, memory)")
    m("decoder_layer_gelu_dropout", "TransformerDecoderLayer(8, 2, 16, 0.2, Activations.GELU)", inputs=two, call="m.call(x, memory)")
    m("decoder_layer_mask", "TransformerDecoderLayer(8, 2, 16, 0.0)", inputs=two | causal, call="m.call(x, memory, mask)")
    m("decoder", "TransformerDecoder(TransformerDecoderLayer(8, 2, 16, 0.0), 2)", inputs=two, call="m.call(x, memory)", reseed=2)
    m("transformer", "Transformer(8, 2, 1, 1, 16, 0.0)", inputs={"x": randn(4, 2, 8), "y": randn(3, 2, 8)}, call="m.call(x, y)", reseed=2)


def pooling():
    m("max_pool1d", "MaxPool1d(3)", 2, 3, 10)
    m("max_pool1d_options", "MaxPool1d(3, stride: 2, padding: 1, dilation: 2, ceil_mode: true)", 2, 3, 10)
    m("max_pool2d", "MaxPool2d(2)", 2, 3, 6, 6)
    m("max_pool2d_options", "MaxPool2d(3, stride: 2, padding: 1, ceil_mode: true)", 2, 3, 6, 6)
    m("max_pool2d_tuples", "MaxPool2d((3, 2), stride: (2, 1), padding: (1, 0), dilation: (1, 2))", 2, 3, 6, 6)
    m("max_pool3d", "MaxPool3d(2)", 1, 2, 4, 4, 4)
    m("max_pool3d_tuples", "MaxPool3d((1, 3, 3), stride: (1, 2, 2), padding: (0, 1, 1))", 1, 2, 3, 6, 6)
    m("avg_pool1d", "AvgPool1d(3)", 2, 3, 10)
    m("avg_pool1d_options", "AvgPool1d(3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false)", 2, 3, 10)
    m("avg_pool2d", "AvgPool2d(2)", 2, 3, 6, 6)
    m("avg_pool2d_options", "AvgPool2d((3, 2), stride: (2, 1), padding: (1, 0), count_include_pad: false)", 2, 3, 6, 6)
    m("avg_pool2d_divisor", "AvgPool2d(2, divisor_override: 3)", 2, 3, 6, 6)
    m("avg_pool3d", "AvgPool3d(2)", 1, 2, 4, 4, 4)
    m("avg_pool3d_tuples", "AvgPool3d((1, 2, 2), stride: (1, 2, 2))", 1, 2, 3, 4, 4)
    m("adaptive_avg_pool1d", "AdaptiveAvgPool1d(4)", 2, 3, 10)
    m("adaptive_avg_pool2d", "AdaptiveAvgPool2d((2, 3))", 2, 3, 7, 7)
    m("adaptive_avg_pool2d_one", "AdaptiveAvgPool2d(1)", 2, 3, 7, 7)
    m("adaptive_avg_pool3d", "AdaptiveAvgPool3d((1, 1, 1))", 2, 3, 2, 4, 4)
    m("adaptive_avg_pool3d_sizes", "AdaptiveAvgPool3d([2, 3, 1])", 1, 2, 4, 4, 4)
    m("adaptive_max_pool1d", "AdaptiveMaxPool1d(4)", 2, 3, 10)
    m("adaptive_max_pool2d", "AdaptiveMaxPool2d([2, 3])", 2, 3, 7, 7)
    m("adaptive_max_pool3d", "AdaptiveMaxPool3d([2, 1, 2])", 1, 2, 4, 4, 4)
    m("lp_pool1d", "LPPool1d(2, 3, stride: 2)", inputs={"x": rand(2, 3, 10)})
    m("lp_pool2d", "LPPool2d(3, 2)", inputs={"x": rand(2, 3, 6, 6)})
    m("fractional_max_pool2d", "FractionalMaxPool2d(2, output_size: 3)", 1, 2, 7, 7)
    m("fractional_max_pool3d", "FractionalMaxPool3d(2, output_size: 2)", 1, 2, 5, 5, 5)


def activations():
    for module in ("ReLU()", "ReLU6()", "ELU()", "ELU(0.5)", "CELU(1.5)", "SELU()", "GELU()", "GELU(Modules.GELU.Approximate.tanh)", "SiLU()", "Mish()",
                   "Sigmoid()", "LogSigmoid()", "Tanh()", "Tanhshrink()", "Softplus()", "Softplus(2.0, 1.0)", "Softsign()", "Softshrink(0.3)",
                   "Hardshrink(0.3)", "Hardtanh(-0.5, 0.7)", "Hardsigmoid()", "Hardswish()", "LeakyReLU()", "LeakyReLU(0.2)", "Threshold(0.1, 20.0)", "RReLU()", "GLU()",
                   "Softmax(1)", "Softmin(1)", "LogSoftmax(1)", "PReLU(1)", "PReLU(4, init: 0.1)"):
        m(f"activation_{module}", module, 3, 4)
    m("activation_glu_dim", "GLU(0)", 4, 3)
    m("activation_rrelu_eval", "RReLU(0.1, 0.3)", 3, 4, setup="m.eval()")
    m("activation_softmax2d", "Softmax2d()", 1, 3, 2, 2)
    m("activation_softmax_0", "Softmax(0)", 3, 4)


def dropout():
    m("dropout", "Dropout(0.3)", 4, 6)
    m("dropout_default", "Dropout()", 4, 6)
    m("dropout_eval", "Dropout(0.3)", 4, 6, setup="m.eval()")
    m("dropout1d", "Dropout1d(0.4)", 2, 5, 3)
    m("dropout2d", "Dropout2d(0.4)", 2, 5, 2, 2)
    m("dropout3d", "Dropout3d(0.4)", 2, 5, 1, 2, 2)
    m("alpha_dropout", "AlphaDropout(0.3)", 4, 6)
    m("alpha_dropout_eval", "AlphaDropout(0.3)", 4, 6, setup="m.eval()")
    m("feature_alpha_dropout", "FeatureAlphaDropout(0.4)", 2, 5, 3)


def padding():
    m("constant_pad1d", "ConstantPad1d((1, 2), 3.5)", 1, 2, 4)
    m("constant_pad1d_all", "ConstantPad1d(2, -1.0)", 1, 2, 4)
    m("constant_pad2d", "ConstantPad2d((1, 2, 0, 1), 3.5)", 1, 2, 3, 3)
    m("constant_pad3d", "ConstantPad3d((1, 0, 0, 1, 1, 1), 3.5)", 1, 1, 2, 2, 3)
    m("zero_pad2d", "ZeroPad2d((1, 2, 0, 1))", 1, 2, 3, 3)
    m("zero_pad2d_all", "ZeroPad2d(1)", 1, 2, 3, 3)
    m("reflection_pad1d", "ReflectionPad1d((1, 2))", 1, 2, 4)
    m("reflection_pad2d", "ReflectionPad2d((1, 2, 0, 1))", 1, 2, 3, 4)
    m("reflection_pad3d", "ReflectionPad3d(1)", 1, 1, 2, 3, 3)
    m("replication_pad1d", "ReplicationPad1d((1, 2))", 1, 2, 4)
    m("replication_pad2d", "ReplicationPad2d((1, 2, 0, 1))", 1, 2, 3, 4)
    m("replication_pad3d", "ReplicationPad3d((1, 0, 0, 1, 1, 1))", 1, 1, 2, 2, 3)


def shapes():
    m("upsample_nearest", "Upsample([4, 6], mode: UpsampleMode.Nearest)", 1, 2, 2, 3)
    m("upsample_linear", "Upsample(scale_factor: [2.0], mode: UpsampleMode.Linear, align_corners: false)", 1, 2, 4,
      python_module="Upsample(scale_factor=(2.0,), mode='linear', align_corners=False)")
    m("upsample_bilinear", "Upsample([5, 5], mode: UpsampleMode.Bilinear, align_corners: true)", 1, 2, 3, 3)
    m("upsample_bicubic", "Upsample([5, 5], mode: UpsampleMode.Bicubic, align_corners: false)", 1, 2, 3, 3)
    m("upsample_trilinear", "Upsample([3, 4, 4], mode: UpsampleMode.Trilinear, align_corners: false)", 1, 1, 2, 2, 2)
    m("pixel_shuffle", "PixelShuffle(2)", 1, 8, 2, 2)
    m("pixel_unshuffle", "PixelUnshuffle(2)", 1, 2, 4, 4)
    # PyTorch 1.13 has no derivative for it.
    m("channel_shuffle", "ChannelShuffle(2)", inputs={"x": plain(1, 4, 2, 2)})
    m("flatten", "Flatten()", 2, 3, 4)
    m("flatten_from_to", "Flatten(0, 1)", 2, 3, 4)
    m("unflatten", "Unflatten(1, [2, 3])", 2, 6)
    m("fold", "Fold((4, 5), (2, 2))", 1, 12, 12)
    m("unfold", "Unfold((2, 3), stride: (2, 1))", 1, 2, 4, 5)
    two = {"x": randn(3, 4), "y": randn(3, 4)}
    m("cosine_similarity", "CosineSimilarity()", inputs=two, call="m.call(x, y)")
    m("cosine_similarity_dim", "CosineSimilarity(0, 1e-6)", inputs=two, call="m.call(x, y)")
    m("pairwise_distance", "PairwiseDistance()", inputs=two, call="m.call(x, y)")
    m("pairwise_distance_p1", "PairwiseDistance(1.0, keepdim: true)", inputs=two, call="m.call(x, y)")


def cases():
    for part in (linear, convolution, normalisation, embedding, recurrent, attention, transformer, pooling, activations, dropout, padding, shapes):
        part()
    return group
