using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// What the optimizers have in common: groups, states, their files, and a step that goes through the parameters in lists
/// (<c>aten::_foreach_*</c>), which gives the bits of an update tensor by tensor with a fraction of the calls.
/// </summary>
public abstract class OptimizerHelper : Optimizer
{
    /// <summary>The options that a group without its own gets.</summary>
    protected OptimizerOptions _defaults = null!;

    /// <summary>The state of each parameter, by its native handle, which it keeps when it is moved or converted.</summary>
    protected OrderedDict<IntPtr, OptimizerState> _state = [];

    /// <summary>An optimizer without groups.</summary>
    public OptimizerHelper()
        : base(IntPtr.Zero)
    {
    }

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    /// <summary>Options and states, as the optimizer's own objects.</summary>
    public virtual StateDictionary state_dict()
    {
        StateDictionary result = new();
        foreach (var group in _parameter_groups)
        {
            result.Options.Add(group.Options);
            List<int> indices = [];
            foreach (var parameter in group.Parameters)
            {
                indices.Add(result.State.Count);
                result.State.Add(StateOf(parameter));
            }
            result.StateIndexRef.Add(indices);
        }
        return result;
    }

    /// <summary>Copies the options and states of another optimizer of the same kind with groups of the same sizes.</summary>
    /// <param name="state_dict">The other optimizer's.</param>
    /// <exception cref="ArgumentException">The number of groups or parameters differs.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (var i = 0; i < own.Options.Count; i++)
            if (own.Options[i] != state_dict.Options[i]) own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < own.State.Count; i++)
            if (own.State[i] != state_dict.State[i]) own.State[i].LoadStateDict(state_dict.State[i]);
    }

    /// <summary>Reads the file that <see cref="save_state_dict(string)"/> wrote.</summary>
    /// <param name="location">The file.</param>
    /// <exception cref="InvalidDataException">The file is of another kind of optimizer.</exception>
    /// <exception cref="ArgumentException">The number of groups or parameters differs.</exception>
    public void load_state_dict(string location)
    {
        using BinaryReader reader = new(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The stream is of another kind of optimizer.</exception>
    /// <exception cref="ArgumentException">The number of groups or parameters differs.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name) throw new InvalidDataException($"The stream has the state of {kind}, not of {GetType().Name}.");
        var (options, states) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        var own = state_dict();
        CheckCounts(own, options, states);
        foreach (var one in own.Options) one.LoadStateDict(reader);
        foreach (var one in own.State) one.LoadStateDict(reader);
    }

    /// <summary>Writes options and states to a file.</summary>
    /// <param name="location">The file, which is replaced.</param>
    public void save_state_dict(string location)
    {
        using BinaryWriter writer = new(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>
    /// Writes options and states: the optimizer's class name, the numbers of groups and parameters (LEB128), every group's options, every
    /// parameter's state (numbers little-endian, tensors as <c>Tensor.save</c> writes them).
    /// </summary>
    /// <param name="writer">Where to.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(own.Options.Count);
        writer.Write7BitEncodedInt64(own.State.Count);
        foreach (var one in own.Options) one.SaveStateDict(writer);
        foreach (var one in own.State) one.SaveStateDict(writer);
    }

    /// <summary>Moves every state to a device. The parameters move with their module.</summary>
    /// <param name="device">The device.</param>
    public void to(Device device)
    {
        foreach (var state in state_dict().State) state.to(device);
    }

    /// <summary>Runs the closure, then a body for each group, without recording a graph and without leaving a tensor behind.</summary>
    /// <param name="body">What to do with a group.</param>
    /// <param name="loss_closure">Computes the loss anew; may be absent.</param>
    /// <returns>The closure's loss, or <see langword="null"/>.</returns>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        var loss = loss_closure is null ? null : Evaluate(loss_closure);
        using var noGrad = no_grad();
        foreach (var group in _parameter_groups)
        {
            using var scope = NewDisposeScope();
            body((T)group);
        }
        return loss;
    }

    /// <summary>Disposes every state. Not for finalizers: the states' tensors have their own.</summary>
    private protected void DisposeStates()
    {
        foreach (var state in _state.Values) (state as IDisposable)?.Dispose();
    }

    /// <summary>A step in lists: every state moves on, then each list of parameters that share type, device and scalars is updated at once.</summary>
    /// <param name="closure">Computes the loss anew; may be absent.</param>
    /// <param name="update">Changes the parameters of one list; the tensors it makes are disposed after it.</param>
    private protected Tensor? Step<TState, TOptions>(Func<Tensor>? closure, Action<ParameterBatch<TState>, TOptions> update)
        where TState : OptimizerState
        where TOptions : OptimizerOptions
    {
        var loss = closure is null ? null : Evaluate(closure);
        // Before any state moves on: a step that is refused changes nothing.
        using (NewDisposeScope())
        {
            foreach (var group in _parameter_groups) Check(group);
        }
        _step<ParamGroup>(
            group =>
            {
                var options = (TOptions)group.Options;
                foreach (var batch in Batches<TState>(group))
                {
                    using var scope = NewDisposeScope();
                    update(batch, options);
                }
            });
        return loss;
    }

    /// <summary>The parameters or groups that an optimizer is made of.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    private protected static IReadOnlyList<T> NotEmpty<T>(IEnumerable<T> parameters)
    {
        T[] all = [.. parameters];
        return all.Length > 0 ? all : throw new ArgumentException("An optimizer needs parameters, and the list is empty.", nameof(parameters));
    }

    /// <summary>Adds a group whose options are complete, with fresh states.</summary>
    /// <exception cref="ArgumentException">One of its parameters is in another group.</exception>
    private protected void Register(ParamGroup group, Func<Parameter, OptimizerState> state)
    {
        var taken = parameters().Where(parameter => !parameter.IsInvalid).Select(parameter => parameter.Handle).ToHashSet();
        foreach (var parameter in group.Members)
            if (taken.Contains(parameter.Handle)) throw new ArgumentException("A parameter of this group is in another group already.", nameof(group));
        group.Options.InitialLearningRate = group.Options.LearningRate!.Value;
        _parameter_groups.Add(group);
        foreach (var parameter in group.Members)
        {
            var one = state(parameter);
            one.Initialize(group.Options);
            _state[parameter.Handle] = one;
        }
    }

    /// <summary>Whether a step with these options can be made with sparse gradients.</summary>
    private protected virtual bool TakesSparseGradients(OptimizerOptions options) => false;

    private void Check(ParamGroup group)
    {
        foreach (var parameter in group.Members)
        {
            if (parameter.grad is not { } gradient) continue;
            if (gradient.is_sparse && !TakesSparseGradients(group.Options))
                throw new InvalidOperationException($"{GetType().Name} takes no sparse gradients with these options; plain SGD does.");
            StateOf(parameter);
        }
    }

    private List<ParameterBatch<TState>> Batches<TState>(ParamGroup group)
        where TState : OptimizerState
    {
        List<ParameterBatch<TState>> batches = [];
        foreach (var parameter in group.Members)
        {
            var gradient = parameter.grad;
            if (gradient is null) continue;
            var state = (TState)StateOf(parameter);
            state.Advance(group.Options);
            ParameterBatch<TState>.Add(batches, parameter, gradient, state);
        }
        return batches;
    }

    private OptimizerState StateOf(Parameter parameter) =>
        _state.TryGetValue(parameter.Handle, out var state)
            ? state
            : throw new InvalidOperationException("A parameter of a group came into it after the group was added: use add_param_group for new parameters.");

    private static Tensor Evaluate(Func<Tensor> closure)
    {
        using var grad = enable_grad();
        return closure();
    }

    private static void CheckCounts(StateDictionary own, long options, long states)
    {
        if (options == own.Options.Count && states == own.State.Count) return;
        throw new ArgumentException(
            $"A state of {states} parameters in {options} groups cannot go to an optimizer of {own.State.Count} parameters in {own.Options.Count} groups.");
    }
}
