using Meld.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// wav2vec 2.0 (Baevski et al. 2020, arXiv:2006.11477) in both its forms, with the parameter names of the published checkpoints (huggingface/transformers,
/// Wav2Vec2Model). Made without values: load them with <see cref="ModuleWeights"/>. Evaluates until <c>train()</c>, which drops values and, unlike pretraining,
/// neither masks spans nor skips layers.
/// </summary>
/// <remarks>
/// A waveform gets the same states whatever it is in a batch with. In the base form the first convolution is normalized over all its frames, padding included:
/// a padded waveform's features would depend on how much there is of it (which the published implementations accept). So waveforms of unlike lengths go through
/// the convolutions one by one, where padding would only cost, and together through the layers, masked.
/// </remarks>
public sealed class Wav2Vec2 : Module<Tensor, long[]?, EncoderOutput>
{
    private readonly Wav2Vec2Config config;
    private readonly Convolutions feature_extractor;
    private readonly FeatureProjection feature_projection;
    private readonly Transformer encoder;

    /// <summary>A model without values.</summary>
    /// <param name="config">Its size and functions.</param>
    public Wav2Vec2(Wav2Vec2Config config)
        : base(nameof(Wav2Vec2))
    {
        this.config = config;
        feature_extractor = new Convolutions(config);
        feature_projection = new FeatureProjection(config);
        encoder = new Transformer(config);
        RegisterComponents();
        eval();
    }

    /// <summary>The names of published files: with <c>wav2vec2.</c> or without, with either name for a kernel's two parts, with heads or without.</summary>
    public static WeightKeys Keys { get; } = new()
    {
        Prefixes = ["wav2vec2."],
        Renames = [("parametrizations.weight.original0", "weight_g"), ("parametrizations.weight.original1", "weight_v")],
        Optional = ["masked_spec_embed", "quantizer.*", "project_hid.*", "project_q.*", "lm_head.*", "projector.*", "classifier.*"],
    };

    /// <summary>The names of torchaudio's files (pytorch/audio, Wav2Vec2Model).</summary>
    public static WeightKeys TorchaudioKeys { get; } = new()
    {
        Renames = [("encoder.feature_projection", "feature_projection"), ("encoder.transformer", "encoder")],
        Optional = ["aux.*", "mask_generator.*"],
    };

    /// <summary>A published model with its weights.</summary>
    /// <param name="model">The model, such as <c>WeightsCache.Default.Model("wav2vec2-base")</c>.</param>
    /// <exception cref="IOException">Its files are damaged, gone, or another model's.</exception>
    public static Wav2Vec2 Load(PretrainedModel model) =>
        ModuleWeights.Load(model, _ => new Wav2Vec2(Wav2Vec2Config.Read(model.PathOf("config.json"))), Keys);

    /// <summary>Frames that so many samples give: 49 a second at 16 kHz in the published models, none for less than 400 samples.</summary>
    public long FramesOf(long samples) => config.FramesOf(samples);

    /// <summary>
    /// The states of frames. <see cref="EncoderOutput.Features"/> are what the convolutions give, <see cref="EncoderOutput.Layers"/> the states before the
    /// first layer and after each, the last normalized. A batch has as many frames as its longest waveform gives.
    /// </summary>
    /// <param name="waveforms">Samples at the rate that the model was trained with, 16 kHz, <c>[batch, samples]</c>.</param>
    /// <param name="lengths">Samples of each waveform that count; null for all. States of frames behind <see cref="FramesOf"/> mean nothing.</param>
    /// <exception cref="ArgumentException">A length is not that of a waveform, or too short for a frame.</exception>
    public override EncoderOutput forward(Tensor waveforms, long[]? lengths)
    {
        lengths ??= [.. Enumerable.Repeat(waveforms.size(1), (int)waveforms.size(0))];
        Check(waveforms, lengths);
        using var scope = NewDisposeScope();
        var features = feature_extractor.call(waveforms, lengths);
        var mask = Mask(Array.ConvertAll(lengths, FramesOf), features.device);
        var states = feature_projection.call(features);
        if (mask is not null) states = states.masked_fill(mask.logical_not().unsqueeze(-1), 0);
        return (encoder.call(states, HeadedAttention.PaddingBias(mask, states.dtype)) with { Features = features }).MoveToOuter(scope);
    }

    private void Check(Tensor waveforms, long[] lengths)
    {
        if (lengths.Length != waveforms.size(0))
            throw new ArgumentException($"{lengths.Length} lengths are not one for each of {waveforms.size(0)} waveforms.", nameof(lengths));
        foreach (var length in lengths)
        {
            if (length > waveforms.size(1)) throw new ArgumentException($"A waveform of {waveforms.size(1)} samples has no {length}.", nameof(lengths));
            if (FramesOf(length) == 0) throw new ArgumentException($"{length} samples are too few for a frame; pad them with zeros.", nameof(lengths));
        }
    }

    // [batch, frames], false where a waveform has no frame; null where all have as many.
    private static Tensor? Mask(long[] frames, Device device) =>
        frames.Min() == frames.Max() ? null : arange(frames.Max(), device: device).lt(tensor(frames, device: device).unsqueeze(1));

    private sealed class Convolutions : Module<Tensor, long[], Tensor>
    {
        private readonly ModuleList<Convolution> conv_layers = new();

        public Convolutions(Wav2Vec2Config config)
            : base(nameof(Convolutions))
        {
            for (var i = 0; i < config.ConvolutionSizes.Count; i++) conv_layers.Add(new Convolution(config, i));
            RegisterComponents();
        }

        /// <summary><c>[batch, samples]</c> to <c>[batch, frames, features]</c>, 0 behind the frames of each waveform.</summary>
        public override Tensor forward(Tensor waveforms, long[] lengths)
        {
            using var scope = NewDisposeScope();
            if (lengths.Min() == lengths.Max()) return Convolve(waveforms.narrow(1, 0, lengths[0])).transpose(1, 2).contiguous().MoveToOuterDisposeScope();
            Tensor[] features = [.. lengths.Select((length, i) => Convolve(waveforms.narrow(0, i, 1).narrow(1, 0, length)))];
            var longest = features.Max(one => one.size(2));
            return cat([.. features.Select(one => functional.pad(one, [0, longest - one.size(2)]))]).transpose(1, 2).contiguous().MoveToOuterDisposeScope();
        }

        private Tensor Convolve(Tensor waveforms)
        {
            using var scope = NewDisposeScope();
            var x = waveforms.unsqueeze(1);
            foreach (var layer in conv_layers)
            {
                // Half a minute of sound has 200 MB in the first layer: it goes as soon as the next has read it.
                using var read = x;
                x = layer.call(x);
            }
            return x.MoveToOuterDisposeScope();
        }
    }

    private sealed class Convolution : Module<Tensor, Tensor>
    {
        private readonly Func<Tensor, Tensor> activation;
        private readonly Conv1d conv;
        private readonly Module<Tensor, Tensor>? layer_norm;

        public Convolution(Wav2Vec2Config config, int index)
            : base(nameof(Convolution))
        {
            var (inputs, outputs) = (index == 0 ? 1 : config.ConvolutionSizes[index - 1], config.ConvolutionSizes[index]);
            activation = Activations.Of(config.ConvolutionActivation);
            var (kernel, stride) = (config.ConvolutionKernels[index], config.ConvolutionStrides[index]);
            conv = Unfilled.Fill(Conv1d(inputs, outputs, kernel, stride, bias: config.HasConvolutionBias, device: Unfilled.Nowhere));
            if (config.ConvolutionNorm == "layer") layer_norm = LayerNorm(outputs);
            else if (index == 0) layer_norm = GroupNorm(outputs, outputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            x = conv.call(x);
            x = layer_norm switch
            {
                LayerNorm norm => norm.call(x.transpose(1, 2).to(norm.weight!.dtype)).transpose(1, 2),
                GroupNorm norm => norm.call(x.to(norm.weight!.dtype)),
                _ => x,
            };
            return activation(x).MoveToOuterDisposeScope();
        }
    }

    private sealed class FeatureProjection : Module<Tensor, Tensor>
    {
        private readonly double dropout;
        private readonly LayerNorm layer_norm;
        private readonly Linear projection;

        public FeatureProjection(Wav2Vec2Config config)
            : base(nameof(FeatureProjection))
        {
            dropout = config.ProjectionDropout;
            layer_norm = LayerNorm(config.ConvolutionSizes[^1], config.LayerNormEps);
            projection = Unfilled.Linear(config.ConvolutionSizes[^1], config.HiddenSize);
            RegisterComponents();
        }

        public override Tensor forward(Tensor features) =>
            functional.dropout(projection.call(layer_norm.call(features.to(layer_norm.weight!.dtype))), dropout, training);
    }

    private sealed class Transformer : Module<Tensor, Tensor?, EncoderOutput>
    {
        private readonly Wav2Vec2Config config;
        private readonly PositionalEmbedding pos_conv_embed;
        private readonly LayerNorm layer_norm;
        private readonly ModuleList<Layer> layers = new();

        public Transformer(Wav2Vec2Config config)
            : base(nameof(Transformer))
        {
            this.config = config;
            pos_conv_embed = new PositionalEmbedding(config);
            layer_norm = LayerNorm(config.HiddenSize, config.LayerNormEps);
            for (var i = 0; i < config.Layers; i++) layers.Add(new Layer(config));
            RegisterComponents();
        }

        public override EncoderOutput forward(Tensor x, Tensor? bias)
        {
            // What the layers add up stays in the type of the norms, where InferenceForm has the products in a smaller one.
            x = pos_conv_embed.call(x) + x.to(layer_norm.weight!.dtype);
            if (!config.IsNormalizedFirst) x = layer_norm.call(x);
            List<Tensor> states = [functional.dropout(x, config.HiddenDropout, training)];
            foreach (var layer in layers) states.Add(layer.call(states[^1], bias));
            if (config.IsNormalizedFirst) states[^1] = layer_norm.call(states[^1]);
            return new EncoderOutput(states[^1], states);
        }
    }

    /// <summary>What a frame's neighbours say about where it is: a convolution over many frames (section 2 of the paper).</summary>
    private sealed class PositionalEmbedding : Module<Tensor, Tensor>
    {
        private readonly Func<Tensor, Tensor> activation;
        private readonly NormalizedConvolution conv;

        public PositionalEmbedding(Wav2Vec2Config config)
            : base(nameof(PositionalEmbedding))
        {
            activation = Activations.Of(config.ConvolutionActivation);
            conv = new NormalizedConvolution(config);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            // An even kernel gives a frame more than there were.
            return activation(conv.call(x.transpose(1, 2)).narrow(2, 0, x.size(1))).transpose(1, 2).MoveToOuterDisposeScope();
        }
    }

    /// <summary>A convolution whose kernel is stored as its direction and, for each place in it, its length (weight normalization, arXiv:1602.07868).</summary>
    private sealed class NormalizedConvolution : Module<Tensor, Tensor>
    {
        private readonly int groups;
        private readonly Parameter bias;
        private readonly Parameter weight_g;
        private readonly Parameter weight_v;

        public NormalizedConvolution(Wav2Vec2Config config)
            : base(nameof(NormalizedConvolution))
        {
            groups = config.PositionalGroups;
            bias = Unfilled.Parameter(config.HiddenSize);
            weight_g = Unfilled.Parameter(1, 1, config.PositionalKernel);
            weight_v = Unfilled.Parameter(config.HiddenSize, config.HiddenSize / groups, config.PositionalKernel);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            // A sum of as many squares as a kernel has needs float32.
            var length = weight_v.@float().square().sum([0, 1], keepdim: true).sqrt();
            var weight = weight_v * (weight_g.@float() / length).to(weight_v.dtype);
            return functional.conv1d(x, weight, bias, padding: weight.size(2) / 2, groups: groups);
        }
    }

    private sealed class Layer : Module<Tensor, Tensor?, Tensor>
    {
        private readonly Wav2Vec2Config config;
        private readonly Attention attention;
        private readonly LayerNorm layer_norm;
        private readonly FeedForward feed_forward;
        private readonly LayerNorm final_layer_norm;

        public Layer(Wav2Vec2Config config)
            : base(nameof(Layer))
        {
            this.config = config;
            attention = new Attention(config);
            layer_norm = LayerNorm(config.HiddenSize, config.LayerNormEps);
            feed_forward = new FeedForward(config);
            final_layer_norm = LayerNorm(config.HiddenSize, config.LayerNormEps);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? bias)
        {
            using var scope = NewDisposeScope();
            return (config.IsNormalizedFirst ? NormalizedFirst(x, bias) : NormalizedLast(x, bias)).MoveToOuterDisposeScope();
        }

        private Tensor NormalizedFirst(Tensor x, Tensor? bias)
        {
            x += Attended(layer_norm.call(x), bias);
            return x + feed_forward.call(final_layer_norm.call(x));
        }

        private Tensor NormalizedLast(Tensor x, Tensor? bias)
        {
            x = layer_norm.call(x + Attended(x, bias));
            return final_layer_norm.call(x + feed_forward.call(x));
        }

        private Tensor Attended(Tensor x, Tensor? bias) => functional.dropout(attention.call(x, bias), config.HiddenDropout, training);
    }

    private sealed class Attention : Module<Tensor, Tensor?, Tensor>
    {
        private readonly Wav2Vec2Config config;
        private readonly Linear k_proj;
        private readonly Linear v_proj;
        private readonly Linear q_proj;
        private readonly Linear out_proj;

        public Attention(Wav2Vec2Config config)
            : base(nameof(Attention))
        {
            this.config = config;
            k_proj = Unfilled.Linear(config.HiddenSize, config.HiddenSize);
            v_proj = Unfilled.Linear(config.HiddenSize, config.HiddenSize);
            q_proj = Unfilled.Linear(config.HiddenSize, config.HiddenSize);
            out_proj = Unfilled.Linear(config.HiddenSize, config.HiddenSize);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? bias) =>
            out_proj.call(HeadedAttention.Attend(q_proj.call(x), k_proj.call(x), v_proj.call(x), bias, config.Heads, training ? config.AttentionDropout : 0));
    }

    private sealed class FeedForward : Module<Tensor, Tensor>
    {
        private readonly Wav2Vec2Config config;
        private readonly Func<Tensor, Tensor> activation;
        private readonly Linear intermediate_dense;
        private readonly Linear output_dense;

        public FeedForward(Wav2Vec2Config config)
            : base(nameof(FeedForward))
        {
            this.config = config;
            activation = Activations.Of(config.Activation);
            intermediate_dense = Unfilled.Linear(config.HiddenSize, config.IntermediateSize);
            output_dense = Unfilled.Linear(config.IntermediateSize, config.HiddenSize);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var inner = functional.dropout(activation(intermediate_dense.call(x)), config.ActivationDropout, training);
            return functional.dropout(output_dense.call(inner), config.HiddenDropout, training);
        }
    }
}
