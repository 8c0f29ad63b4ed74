using Meld.Corpus;
using Meld.Models;
using Meld.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Meld.Training;

/// <summary>
/// An optimizer over what a model learns, in groups: each part of the model with a learning rate of its own, and within it biases, gains of norms and
/// embeddings apart, which weight decay spares: it would pull towards 0 what most steps have no gradient for.
/// </summary>
internal sealed class ModelOptimizer : IDisposable
{
    private const double Momentum = 0.9;
    private const string DefaultPart = "default";

    private readonly OptimizerHelper optimizer;
    private readonly List<(string Part, double Rate, ParamGroup Group)> groups = [];

    /// <summary>A new optimizer.</summary>
    /// <param name="model">The model; what needs no gradient stays as it is.</param>
    /// <param name="settings">Kind, rates and decay.</param>
    public ModelOptimizer(DialogueModel model, TrainingSettings settings)
    {
        Parameters = [.. model.parameters().Where(parameter => parameter.requires_grad)];
        var undecayed = Undecayed(model);
        var encoders = model.Encoders
            .Where(pair => settings.LearningRate.Of(pair.Key) is not null)
            .SelectMany(pair => pair.Value.parameters(), (pair, parameter) => (parameter, pair.Key))
            .ToDictionary<(Parameter Parameter, Modality Modality), Parameter, Modality>(
                pair => pair.Parameter, pair => pair.Modality, ReferenceEqualityComparer.Instance);
        foreach (var group in Parameters.GroupBy(parameter => (Part: PartOf(parameter), IsDecayed: !undecayed.Contains(parameter))))
        {
            var rate = group.Key.Part is { } modality ? settings.LearningRate.Of(modality)!.Value : settings.LearningRate.Default;
            groups.Add((group.Key.Part?.Name() ?? DefaultPart, rate, Group(group, settings.Optimizer, rate, group.Key.IsDecayed ? settings.WeightDecay : 0)));
        }
        optimizer = Optimizer(settings.Optimizer, [.. groups.Select(group => group.Group)]);

        Modality? PartOf(Parameter parameter) => encoders.TryGetValue(parameter, out var modality) ? modality : null;
    }

    /// <summary>The parameters that learn, in the model's order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The learning rates of the next step by part of the model.</summary>
    public IReadOnlyDictionary<string, double> Rates =>
        groups.DistinctBy(group => group.Part).ToDictionary(group => group.Part, group => group.Group.LearningRate);

    /// <summary>Sets every learning rate to a part of its largest.</summary>
    public void SetRates(double factor)
    {
        foreach (var (_, rate, group) in groups) group.LearningRate = rate * factor;
    }

    /// <summary>The Euclidean norm of all gradients as one vector; 0 without any.</summary>
    public double GradientNorm()
    {
        using var scope = NewDisposeScope();
        var gradients = Gradients();
        return gradients.Count == 0 ? 0 : Foreach.Norm(gradients).ToDouble();
    }

    /// <summary>Scales all gradients down together to a norm (Pascanu, Mikolov and Bengio 2013).</summary>
    /// <param name="norm">The norm they have.</param>
    /// <param name="longest">The norm that they may have; 0 leaves them.</param>
    public void Clip(double norm, double longest)
    {
        if (longest == 0 || norm <= longest) return;
        using var scope = NewDisposeScope();
        Foreach.Mul(Gradients(), longest / norm);
    }

    /// <summary>Changes the parameters by their gradients.</summary>
    public void Step() => optimizer.step();

    /// <summary>Rates, moments and step numbers, as <see cref="Load"/> takes them.</summary>
    public byte[] Save()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        optimizer.save_state_dict(writer);
        return memory.ToArray();
    }

    /// <summary>Goes on from a state that <see cref="Save"/> gave for an equal model and equal settings.</summary>
    public void Load(byte[] state)
    {
        using var reader = new BinaryReader(new MemoryStream(state));
        optimizer.load_state_dict(reader);
    }

    /// <summary>Frees the moments.</summary>
    public void Dispose() => optimizer.Dispose();

    private List<Tensor> Gradients() => [.. Parameters.Select(parameter => parameter.grad).OfType<Tensor>()];

    private static HashSet<Parameter> Undecayed(DialogueModel model)
    {
        var embeddings = model.modules().Where(module => module is Embedding or EmbeddingBag).SelectMany(module => module.parameters());
        return embeddings.Concat(model.parameters().Where(parameter => parameter.ndim <= 1)).ToHashSet<Parameter>(ReferenceEqualityComparer.Instance);
    }

    private static ParamGroup Group(IEnumerable<Parameter> parameters, OptimizerKind kind, double rate, double decay) => kind switch
    {
        OptimizerKind.Adam => new Adam.ParamGroup(parameters, rate, weight_decay: decay),
        OptimizerKind.AdamW => new AdamW.ParamGroup(parameters, rate, weight_decay: decay),
        OptimizerKind.Sgd => new SGD.ParamGroup(parameters, rate, Momentum, weight_decay: decay),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an optimizer."),
    };

    private static OptimizerHelper Optimizer(OptimizerKind kind, IReadOnlyList<ParamGroup> groups) => kind switch
    {
        OptimizerKind.Adam => optim.Adam(groups.Cast<Adam.ParamGroup>()),
        OptimizerKind.AdamW => optim.AdamW(groups.Cast<AdamW.ParamGroup>()),
        OptimizerKind.Sgd => optim.SGD(groups.Cast<SGD.ParamGroup>(), learningRate: 0),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an optimizer."),
    };
}
