using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;
using Module = TorchSharp.torch.nn.Module;

namespace Meld.Encoders;

/// <summary>Listens, until it is disposed, to what every module within a model gives.</summary>
public sealed class ModuleListener : IDisposable
{
    private static readonly MethodInfo Listener = typeof(ModuleListener).GetMethod(nameof(Hear), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly Action<string, Module, IReadOnlyList<(string Name, Tensor Tensor)>> heard;
    private readonly List<Action> removals = [];

    /// <summary>Starts to listen.</summary>
    /// <param name="model">The model; its own name is empty.</param>
    /// <param name="heard">
    /// Is told, call by call, a module's dotted name, the module, and the tensors that it gave: one of no name, several of a tuple by their number, those of a
    /// record by their property. They live only as long as the model lets them.
    /// </param>
    public ModuleListener(Module model, Action<string, Module, IReadOnlyList<(string Name, Tensor Tensor)>> heard)
    {
        this.heard = heard;
        foreach (var (name, module) in model.named_modules().Prepend(("", model))) Listen(name, module);
    }

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
        var hear = Expression.Call(
            Expression.Constant(this),
            Listener,
            Expression.Constant(name),
            Expression.Constant(module, typeof(Module)),
            Expression.Convert(result, typeof(object)));
        var hook = Expression.Lambda(hookType, Expression.Block(hear, result), parameters).Compile();
        var remover = hookable.GetMethod("register_forward_hook", [hookType])!.Invoke(module, [hook])!;
        removals.Add(remover.GetType().GetMethod("remove")!.CreateDelegate<Action>(remover));
    }

    private static Type? HookableType(Type type)
    {
        var level = type;
        while (level is not null && !(level.IsGenericType && level.GetGenericTypeDefinition() == typeof(HookableModule<,>))) level = level.BaseType;
        return level;
    }

    private void Hear(string name, Module module, object? result) => heard(name, module, [.. Tensors(result, "")]);

    private static IEnumerable<(string Name, Tensor Tensor)> Tensors(object? result, string name) => result switch
    {
        null => [],
        Tensor tensor => [(name, tensor)],
        PackedSequence packed => [(name, packed.data)],
        ITuple several => Enumerable.Range(0, several.Length).SelectMany(index => Tensors(several[index], $"{index}")),
        _ => Properties(result),
    };

    private static IEnumerable<(string Name, Tensor Tensor)> Properties(object record) =>
        from property in record.GetType().GetProperties()
        where property.PropertyType == typeof(Tensor) && property.GetIndexParameters().Length == 0
        let tensor = (Tensor?)property.GetValue(record)
        where tensor is not null
        select (property.Name, tensor);
}
