using Meld.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// GPT-2 (Radford et al. 2019) without its head, with the parameter names of the published checkpoints (huggingface/transformers, GPT2Model). Made without
/// values: load them with <see cref="ModuleWeights"/>. Evaluates until <c>train()</c>. An input gets the same states whatever it is in a batch with.
/// </summary>
public sealed class Gpt2 : Module<Tensor, Tensor?, EncoderOutput>
{
    private readonly Gpt2Config config;
    private readonly Embedding wte;
    private readonly Embedding wpe;
    private readonly ModuleList<Block> h = new();
    private readonly LayerNorm ln_f;

    /// <summary>A model without values.</summary>
    /// <param name="config">Its size and functions.</param>
    public Gpt2(Gpt2Config config)
        : base(nameof(Gpt2))
    {
        this.config = config;
        wte = Unfilled.Embedding(config.VocabularySize, config.HiddenSize);
        wpe = Unfilled.Embedding(config.Positions, config.HiddenSize);
        for (var i = 0; i < config.Layers; i++) h.Add(new Block(config));
        ln_f = LayerNorm(config.HiddenSize, config.LayerNormEps);
        RegisterComponents();
        eval();
    }

    /// <summary>The names of published files: with <c>transformer.</c> or without, with causal masks and a head or without.</summary>
    public static WeightKeys Keys { get; } = new()
    {
        Prefixes = ["transformer."],
        Optional = ["h.*.attn.bias", "h.*.attn.masked_bias", "lm_head.*", "score.*"],
    };

    /// <summary>A published model with its weights.</summary>
    /// <param name="model">The model, such as <c>WeightsCache.Default.Model("gpt2")</c>.</param>
    /// <exception cref="IOException">Its files are damaged, gone, or another model's.</exception>
    public static Gpt2 Load(PretrainedModel model) =>
        ModuleWeights.Load(model, _ => new Gpt2(Gpt2Config.Read(model.PathOf("config.json"))), Keys);

    /// <summary>
    /// The states of tokens, each of which depends on those before it alone. <see cref="EncoderOutput.Layers"/> are those before the first layer and after
    /// each, the last normalized; <see cref="EncoderOutput.Pooled"/> is the last state of each input's last token.
    /// </summary>
    /// <param name="ids">Token ids, <c>[batch, tokens]</c>.</param>
    /// <param name="mask">0 where there is padding, else 1, <c>[batch, tokens]</c>; null for no padding. States of padding mean nothing.</param>
    /// <exception cref="ArgumentException">There are more tokens than positions.</exception>
    public override EncoderOutput forward(Tensor ids, Tensor? mask)
    {
        if (ids.size(1) > config.Positions)
            throw new ArgumentException($"{ids.size(1)} tokens are more than the {config.Positions} positions of this model; cut the text.", nameof(ids));
        using var scope = NewDisposeScope();
        var x = functional.dropout(wte.call(ids) + Positions(ids.size(1), mask), config.EmbeddingDropout, training);
        var bias = HeadedAttention.CausalBias(ids.size(1), x.dtype, x.device);
        if (HeadedAttention.PaddingBias(mask, x.dtype) is { } padding) bias += padding;
        List<Tensor> layers = [x];
        foreach (var block in h) layers.Add(block.call(layers[^1], bias));
        layers[^1] = ln_f.call(layers[^1]);
        return new EncoderOutput(layers[^1], layers) { Pooled = Last(layers[^1], mask) }.MoveToOuter(scope);
    }

    // Tokens are counted from the first that is no padding, on whichever side the padding stands.
    private Tensor Positions(long count, Tensor? mask) =>
        mask is null ? wpe.weight.narrow(0, 0, count) : wpe.call((mask.ne(0).cumsum(1) - 1).clamp(min: 0));

    private static Tensor Last(Tensor states, Tensor? mask)
    {
        if (mask is null) return states.select(1, -1);
        var places = (mask.ne(0) * arange(1, mask.size(1) + 1, device: mask.device)).argmax(1);
        return states.gather(1, places.view(-1, 1, 1).expand(-1, 1, states.size(2))).squeeze(1);
    }

    private sealed class Block : Module<Tensor, Tensor, Tensor>
    {
        private readonly LayerNorm ln_1;
        private readonly Attention attn;
        private readonly LayerNorm ln_2;
        private readonly FeedForward mlp;

        public Block(Gpt2Config config)
            : base(nameof(Block))
        {
            ln_1 = LayerNorm(config.HiddenSize, config.LayerNormEps);
            attn = new Attention(config);
            ln_2 = LayerNorm(config.HiddenSize, config.LayerNormEps);
            mlp = new FeedForward(config);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor bias)
        {
            using var scope = NewDisposeScope();
            var attended = x + attn.call(ln_1.call(x), bias);
            return (attended + mlp.call(ln_2.call(attended))).MoveToOuterDisposeScope();
        }
    }

    private sealed class Attention : Module<Tensor, Tensor, Tensor>
    {
        private readonly Gpt2Config config;
        private readonly Projection c_attn;
        private readonly Projection c_proj;

        public Attention(Gpt2Config config)
            : base(nameof(Attention))
        {
            this.config = config;
            c_attn = new Projection(config.HiddenSize, 3 * config.HiddenSize);
            c_proj = new Projection(config.HiddenSize, config.HiddenSize);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor bias)
        {
            var parts = c_attn.call(x).chunk(3, -1);
            var attended = HeadedAttention.Attend(parts[0], parts[1], parts[2], bias, config.Heads, training ? config.AttentionDropout : 0);
            return functional.dropout(c_proj.call(attended), config.ResidualDropout, training);
        }
    }

    private sealed class FeedForward : Module<Tensor, Tensor>
    {
        private readonly double dropout;
        private readonly Func<Tensor, Tensor> activation;
        private readonly Projection c_fc;
        private readonly Projection c_proj;

        public FeedForward(Gpt2Config config)
            : base(nameof(FeedForward))
        {
            var inner = config.InnerSize ?? 4 * config.HiddenSize;
            dropout = config.ResidualDropout;
            activation = Activations.Of(config.Activation);
            c_fc = new Projection(config.HiddenSize, inner);
            c_proj = new Projection(inner, config.HiddenSize);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.dropout(c_proj.call(activation(c_fc.call(x))), dropout, training);
    }

    /// <summary>x W + b. The published weights lie the other way round than a linear layer's: <c>[inputs, outputs]</c>.</summary>
    private sealed class Projection : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter bias;

        public Projection(long inputs, long outputs)
            : base(nameof(Projection))
        {
            weight = Unfilled.Parameter(inputs, outputs);
            bias = Unfilled.Parameter(outputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => bias.addmm(x.flatten(0, 1), weight).view(x.size(0), x.size(1), weight.size(1));
    }
}
