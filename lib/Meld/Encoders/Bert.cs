using Meld.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// BERT (Devlin et al. 2018, arXiv:1810.04805), with the parameter names of the published checkpoints (huggingface/transformers, BertModel). Made without
/// values: load them with <see cref="ModuleWeights"/>. Evaluates until <c>train()</c>. An input gets the same states whatever it is in a batch with.
/// </summary>
public sealed class Bert : Module<Tensor, Tensor?, Tensor?, EncoderOutput>
{
    private readonly BertConfig config;
    private readonly Tables embeddings;
    private readonly Stack encoder;
    private readonly Dense? pooler;

    /// <summary>A model without values.</summary>
    /// <param name="config">Its size and functions.</param>
    /// <param name="isPooled">Whether it has the layer that makes one vector of an input; some checkpoints have no weights for it.</param>
    public Bert(BertConfig config, bool isPooled = true)
        : base(nameof(Bert))
    {
        this.config = config;
        embeddings = new Tables(config);
        encoder = new Stack(config);
        if (isPooled) pooler = new Dense(config.HiddenSize, config.HiddenSize);
        RegisterComponents();
        eval();
    }

    /// <summary>Whether it has the layer that makes one vector of an input.</summary>
    public bool IsPooled => pooler is not null;

    /// <summary>The names of published files: with <c>bert.</c> or without, with the older <c>gamma</c> and <c>beta</c>, with heads or without.</summary>
    public static WeightKeys Keys { get; } = new()
    {
        Prefixes = ["bert."],
        Renames = [("gamma", "weight"), ("beta", "bias")],
        Optional = ["cls.*", "classifier.*", "qa_outputs.*", "embeddings.position_ids"],
    };

    /// <summary>A published model with its weights; without the pooler where the file has none.</summary>
    /// <param name="model">The model, such as <c>WeightsCache.Default.Model("bert-base-uncased")</c>.</param>
    /// <exception cref="IOException">Its files are damaged, gone, or another model's.</exception>
    public static Bert Load(PretrainedModel model) => ModuleWeights.Load(
        model,
        file => new Bert(
            BertConfig.Read(model.PathOf("config.json")), file.Tensors.Keys.Any(name => name.EndsWith("pooler.dense.weight", StringComparison.Ordinal))),
        Keys);

    /// <summary>The states of tokens: <see cref="EncoderOutput.Layers"/> are those before the first layer and after each.</summary>
    /// <param name="ids">Token ids, <c>[batch, tokens]</c>.</param>
    /// <param name="mask">0 where there is padding, else 1, <c>[batch, tokens]</c>; null for no padding. States of padding mean nothing.</param>
    /// <param name="types">Which sentence each token is of, <c>[batch, tokens]</c>; null for the first.</param>
    /// <exception cref="ArgumentException">There are more tokens than positions.</exception>
    public override EncoderOutput forward(Tensor ids, Tensor? mask, Tensor? types)
    {
        if (ids.size(1) > config.Positions)
            throw new ArgumentException($"{ids.size(1)} tokens are more than the {config.Positions} positions of this model; cut the text.", nameof(ids));
        using var scope = NewDisposeScope();
        var first = embeddings.call(ids, types);
        var output = encoder.call(first, HeadedAttention.PaddingBias(mask, first.dtype));
        return (output with { Pooled = pooler?.call(output.LastHidden.select(1, 0)).to(first.dtype).tanh() }).MoveToOuter(scope);
    }

    private sealed class Tables : Module<Tensor, Tensor?, Tensor>
    {
        private readonly double dropout;
        private readonly Embedding word_embeddings;
        private readonly Embedding position_embeddings;
        private readonly Embedding token_type_embeddings;
        [ComponentName(Name = "LayerNorm")]
        private readonly LayerNorm norm;

        public Tables(BertConfig config)
            : base(nameof(Tables))
        {
            dropout = config.HiddenDropout;
            word_embeddings = Unfilled.Embedding(config.VocabularySize, config.HiddenSize);
            position_embeddings = Unfilled.Embedding(config.Positions, config.HiddenSize);
            token_type_embeddings = Unfilled.Embedding(config.TokenTypes, config.HiddenSize);
            norm = LayerNorm(config.HiddenSize, config.LayerNormEps);
            RegisterComponents();
        }

        public override Tensor forward(Tensor ids, Tensor? types)
        {
            using var scope = NewDisposeScope();
            var positions = position_embeddings.weight.narrow(0, 0, ids.size(1));
            var kinds = types is null ? token_type_embeddings.weight[0] : token_type_embeddings.call(types);
            return functional.dropout(norm.call(word_embeddings.call(ids) + kinds + positions), dropout, training).MoveToOuterDisposeScope();
        }
    }

    private sealed class Stack : Module<Tensor, Tensor?, EncoderOutput>
    {
        private readonly ModuleList<Layer> layer = new();

        public Stack(BertConfig config)
            : base(nameof(Stack))
        {
            for (var i = 0; i < config.Layers; i++) layer.Add(new Layer(config));
            RegisterComponents();
        }

        public override EncoderOutput forward(Tensor x, Tensor? bias)
        {
            List<Tensor> layers = [x];
            foreach (var one in layer) layers.Add(one.call(layers[^1], bias));
            return new EncoderOutput(layers[^1], layers);
        }
    }

    private sealed class Layer : Module<Tensor, Tensor?, Tensor>
    {
        private readonly Func<Tensor, Tensor> activation;
        private readonly Attention attention;
        private readonly Dense intermediate;
        private readonly Residual output;

        public Layer(BertConfig config)
            : base(nameof(Layer))
        {
            activation = Activations.Of(config.Activation);
            attention = new Attention(config);
            intermediate = new Dense(config.HiddenSize, config.IntermediateSize);
            output = new Residual(config.IntermediateSize, config);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? bias)
        {
            using var scope = NewDisposeScope();
            var attended = attention.call(x, bias);
            return output.call(activation(intermediate.call(attended)), attended).MoveToOuterDisposeScope();
        }
    }

    private sealed class Attention : Module<Tensor, Tensor?, Tensor>
    {
        private readonly SelfAttention self;
        private readonly Residual output;

        public Attention(BertConfig config)
            : base(nameof(Attention))
        {
            self = new SelfAttention(config);
            output = new Residual(config.HiddenSize, config);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? bias) => output.call(self.call(x, bias), x);
    }

    private sealed class SelfAttention : Module<Tensor, Tensor?, Tensor>
    {
        private readonly BertConfig config;
        private readonly Linear query;
        private readonly Linear key;
        private readonly Linear value;

        public SelfAttention(BertConfig config)
            : base(nameof(SelfAttention))
        {
            this.config = config;
            query = Unfilled.Linear(config.HiddenSize, config.HiddenSize);
            key = Unfilled.Linear(config.HiddenSize, config.HiddenSize);
            value = Unfilled.Linear(config.HiddenSize, config.HiddenSize);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? bias) =>
            HeadedAttention.Attend(query.call(x), key.call(x), value.call(x), bias, config.Heads, training ? config.AttentionDropout : 0);
    }

    /// <summary>What a part computed goes through a layer and is added to what it was given, then normalized.</summary>
    private sealed class Residual : Module<Tensor, Tensor, Tensor>
    {
        private readonly double dropout;
        private readonly Linear dense;
        [ComponentName(Name = "LayerNorm")]
        private readonly LayerNorm norm;

        public Residual(long inputs, BertConfig config)
            : base(nameof(Residual))
        {
            dropout = config.HiddenDropout;
            dense = Unfilled.Linear(inputs, config.HiddenSize);
            norm = LayerNorm(config.HiddenSize, config.LayerNormEps);
            RegisterComponents();
        }

        public override Tensor forward(Tensor computed, Tensor given) => norm.call(functional.dropout(dense.call(computed), dropout, training) + given);
    }

    private sealed class Dense : Module<Tensor, Tensor>
    {
        private readonly Linear dense;

        public Dense(long inputs, long outputs)
            : base(nameof(Dense))
        {
            dense = Unfilled.Linear(inputs, outputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dense.call(x);
    }
}
