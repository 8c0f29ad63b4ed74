using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;
using Module = TorchSharp.torch.nn.Module;

namespace Meld.Training;

/// <summary>Listens, until it is disposed, to what every module within a model gives.</summary>
internal sealed class ActivationRecorder : IDisposable
{
    private static readonly MethodInfo Recorder = typeof(ActivationRecorder).GetMethod(nameof(Record), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly List<ModuleInspection> outputs = [];
    private readonly List<Action> removals = [];

    /// <summary>Starts to listen.</summary>
    public ActivationRecorder(Module model)
    {
        foreach (var (name, module) in model.named_modules()) Listen(name, module);
    }

    /// <summary>What was given so far, in the order of the calls.</summary>
    public IReadOnlyList<ModuleInspection> Outputs => outputs;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        foreach (var remove in removals) remove();
        removals.Clear();
    }

    // A hook has the types of its module's inputs and result, which differ from module to module: (module, inputs…, result) => result.
    private void Listen(string name, Module module)
    {
        if (HookableType(module.GetType()) is not { } hookable) return;
        var hookType = hookable.GetGenericArguments()[1];
        ParameterExpression[] parameters = [.. hookType.GetMethod("Invoke")!.GetParameters().Select(one => Expression.Parameter(one.ParameterType))];
        var result = parameters[^1];
        var record = Expression.Call(
            Expression.Constant(this),
            Recorder,
            Expression.Constant(name),
            Expression.Constant(module, typeof(Module)),
            Expression.Convert(result, typeof(object)));
        var hook = Expression.Lambda(hookType, Expression.Block(record, result), parameters).Compile();
        var remover = hookable.GetMethod("register_forward_hook", [hookType])!.Invoke(module, [hook])!;
        removals.Add(remover.GetType().GetMethod("remove")!.CreateDelegate<Action>(remover));
    }

    private static Type? HookableType(Type type)
    {
        var level = type;
        while (level is not null && !(level.IsGenericType && level.GetGenericTypeDefinition() == typeof(HookableModule<,>))) level = level.BaseType;
        return level;
    }

    private void Record(string name, Module module, object? result)
    {
        Tensor[] tensors = [.. Tensors(result)];
        foreach (var (index, tensor) in tensors.Index())
        {
            var place = tensors.Length == 1 ? name : $"{name}[{index}]";
            outputs.Add(new ModuleInspection(place, module.GetType().Name, TensorStatistics.Of(tensor)));
        }
    }

    private static IEnumerable<Tensor> Tensors(object? result) => result switch
    {
        Tensor tensor => [tensor],
        PackedSequence packed => [packed.data],
        ITuple several => Enumerable.Range(0, several.Length).SelectMany(index => Tensors(several[index])),
        _ => [],
    };
}
